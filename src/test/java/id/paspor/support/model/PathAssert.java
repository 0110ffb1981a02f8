package id.paspor.support.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/**
 * Says of a process which of all its elements it has left behind. The engine's history keeps a few of them only, so the
 * process tests write down themselves what each process passes, once its transaction has committed.
 */
public final class PathAssert extends ProcessInstanceAssert {

    private static final Map<String, List<String>> PATHS = new ConcurrentHashMap<>();

    private PathAssert(ProcessEngine engine, ProcessInstance process) {
        super(engine, process);
    }

    /** What has passed, beside all that the engine's own assertions know. */
    public static ProcessInstanceAssert assertThat(ProcessInstance process) {
        return new PathAssert(ProcessEngineTests.processEngine(), process);
    }

    /** The paths of all tests before are forgotten. */
    public static void forgetAll() {
        PATHS.clear();
    }

    private List<String> path() {
        return PATHS.getOrDefault(actual.getId(), List.of());
    }

    @Override
    public ProcessInstanceAssert hasPassed(String... elements) {
        Assertions.assertThat(path()).contains(elements);
        return this;
    }

    @Override
    public ProcessInstanceAssert hasNotPassed(String... elements) {
        Assertions.assertThat(path()).isNotEmpty().doesNotContain(elements);
        return this;
    }

    @Override
    public ProcessInstanceAssert hasPassedInOrder(String... elements) {
        Assertions.assertThat(path()).containsSubsequence(elements);
        return this;
    }

    /** Notes what each process of an engine passes. */
    public static final class Recorder extends AbstractProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            List<BpmnParseListener> listeners = new ArrayList<>(
                    Objects.requireNonNullElse(configuration.getCustomPostBPMNParseListeners(), List.of()));
            listeners.add(new Elements());
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
    }

    private static final class Elements extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            listen(process.getActivities());
        }

        private static void listen(List<ActivityImpl> activities) {
            for (ActivityImpl activity : activities) {
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                        execution -> note(activity.getId(), execution));
                listen(activity.getActivities());
            }
        }

        private static void note(String element, DelegateExecution execution) {
            String process = execution.getProcessInstanceId();
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(
                            TransactionState.COMMITTED,
                            committed -> PATHS.computeIfAbsent(process, first -> new CopyOnWriteArrayList<>())
                                    .add(element));
        }
    }
}
