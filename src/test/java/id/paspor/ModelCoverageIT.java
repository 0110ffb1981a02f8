package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.model.ModelCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every path of every model was gone in some process test of this build. It runs after all tests, in {@code mvn verify}, and
 * can only pass together with them.
 */
class ModelCoverageIT {

    @Test
    void everySequenceFlowWasTaken() throws IOException {
        Set<String> flows = new TreeSet<>();
        for (Resource file : models("*.bpmn")) {
            try (InputStream model = file.getInputStream()) {
                BpmnModelInstance bpmn = Bpmn.readModelFromStream(model);
                String process = bpmn.getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId();
                bpmn.getModelElementsByType(SequenceFlow.class)
                        .forEach(flow -> flows.add(process + "#" + flow.getId()));
            }
        }
        assertThat(flows).hasSizeGreaterThan(60);

        flows.removeAll(ModelCoverage.seen());

        assertThat(flows)
                .describedAs("sequence flows that no process test took")
                .isEmpty();
    }

    @Test
    void everyRuleOfEveryDecisionTableApplied() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (Resource file : models("*.dmn")) {
            try (InputStream model = file.getInputStream()) {
                DmnModelInstance dmn = Dmn.readModelFromStream(model);
                String decision = dmn.getModelElementsByType(Decision.class)
                        .iterator()
                        .next()
                        .getId();
                dmn.getModelElementsByType(Rule.class).forEach(rule -> rules.add(decision + "#" + rule.getId()));
            }
        }
        assertThat(rules).hasSizeGreaterThan(20);

        rules.removeAll(ModelCoverage.seen());

        assertThat(rules).describedAs("rules that applied in no process test").isEmpty();
    }

    private static Resource[] models(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:processes/" + pattern);
    }
}
