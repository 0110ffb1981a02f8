package id.paspor.support.model;

import id.paspor.support.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Notes which sequence flows were taken and which rules of decision tables applied in the process tests of a build, each of
 * whose JVMs writes a file of its own. After all tests that is compared with the models; see {@code ModelCoverageIT}. The
 * build empties the folder before it begins.
 */
public final class ModelCoverage extends AbstractProcessEnginePlugin {

    private static final Path FOLDER = Path.of("target", "model-coverage");
    private static final Path OWN_FILE =
            FOLDER.resolve(Long.toString(ProcessHandle.current().pid()));
    private static final Set<String> SEEN = new HashSet<>();

    /** What was seen in all JVMs so far, as {@code model#flow} and {@code decision#rule}. */
    public static Set<String> seen() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.flatMap(file -> Sources.read(file.toString()).lines()).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no process test has run", unreadable);
        }
    }

    private static synchronized void note(String element) {
        if (SEEN.add(element)) {
            try {
                Files.createDirectories(FOLDER);
                Files.writeString(OWN_FILE, element + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new Flows());
        configuration.setCustomPostBPMNParseListeners(listeners);

        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.getCustomPostDecisionTableEvaluationListeners().add(ModelCoverage::note);
        configuration.setDmnEngineConfiguration(decisions);
    }

    private static void note(DmnDecisionTableEvaluationEvent evaluation) {
        DmnDecision table = evaluation.getDecisionTable();
        evaluation.getMatchingRules().forEach(rule -> note(table.getKey() + "#" + rule.getId()));
    }

    /** Listens on every flow; a flow behind an event-based gateway counts as taken when its event came. */
    private static final class Flows extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            listen(process.getKey(), process.getActivities());
            listenBehindEventBasedGateways(element, process);
        }

        private static void listenBehindEventBasedGateways(Element scope, ProcessDefinitionEntity process) {
            for (Element flow : scope.elements("sequenceFlow")) {
                ActivityImpl source = process.findActivity(flow.attribute("sourceRef"));
                if (source.getActivityBehavior() instanceof EventBasedGatewayActivityBehavior) {
                    ActivityImpl event = process.findActivity(flow.attribute("targetRef"));
                    event.addListener(
                            ExecutionListener.EVENTNAME_END, taken(process.getKey() + "#" + flow.attribute("id")));
                }
            }
            scope.elements("subProcess").forEach(inner -> listenBehindEventBasedGateways(inner, process));
        }

        private static void listen(String model, List<ActivityImpl> activities) {
            for (ActivityImpl activity : activities) {
                for (PvmTransition flow : activity.getOutgoingTransitions()) {
                    ((TransitionImpl) flow).addExecutionListener(taken(model + "#" + flow.getId()));
                }
                listen(model, activity.getActivities());
            }
        }

        private static ExecutionListener taken(String flow) {
            return (DelegateExecution execution) -> note(flow);
        }
    }
}
