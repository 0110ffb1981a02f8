package id.paspor.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the elements of deployed models are called, in English as they are written; see {@link ModelWords}. */
@Component
record ElementLabels(@Lazy ProcessEngine engine) {

    /** The label of an element, or {@code null} when there is none. */
    String of(String definition, String element) {
        if (element == null) {
            return null;
        }
        FlowElement found = Caller.asEngine(
                engine.getIdentityService(),
                () -> engine.getRepositoryService()
                        .getBpmnModelInstance(definition)
                        .getModelElementById(element));
        return found == null ? null : found.getName();
    }
}
