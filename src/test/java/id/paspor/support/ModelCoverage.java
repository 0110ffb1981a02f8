package id.paspor.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
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
 * Notes, for all process tests of a run together, which sequence flows were taken and which rules of decision tables
 * applied. The last test of the run compares that with the models; see {@code ModelCoverageTest}.
 */
public final class ModelCoverage extends AbstractProcessEnginePlugin {

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    /** What was seen so far, as {@code model#flow} and {@code decision#rule}. */
    public static Set<String> seen() {
        return Set.copyOf(SEEN);
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
        evaluation.getMatchingRules().forEach(rule -> SEEN.add(table.getKey() + "#" + rule.getId()));
    }

    /** Listens on every flow; a flow behind an event-based gateway counts as taken when its event came. */
    private static final class Flows extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            listen(process.getKey(), process.getActivities());
            for (Element flow : element.elements("sequenceFlow")) {
                ActivityImpl source = process.findActivity(flow.attribute("sourceRef"));
                if (source.getActivityBehavior() instanceof EventBasedGatewayActivityBehavior) {
                    ActivityImpl event = process.findActivity(flow.attribute("targetRef"));
                    event.addListener(
                            ExecutionListener.EVENTNAME_END, taken(process.getKey() + "#" + flow.attribute("id")));
                }
            }
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
            return (DelegateExecution execution) -> SEEN.add(flow);
        }
    }
}
