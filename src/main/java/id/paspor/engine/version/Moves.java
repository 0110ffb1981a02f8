package id.paspor.engine.version;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * Where each step of an older model at which a case may stand is in a newer one: the element of the same kind and id, or that
 * says by its property {@code formerly} that it had this id, wherever it is in the newer one.
 */
final class Moves {

    /** The property of an element of a model: the ids that it had before, with spaces between them. */
    static final String FORMERLY = "formerly";

    private Moves() {}

    /**
     * A step that there is in both.
     *
     * @param triggered whether what it waits for has to be laid out anew: a condition, of which nothing can be kept
     */
    record Move(String from, String to, boolean triggered) {}

    /** All steps that there are in both models. */
    static List<Move> between(BpmnModelInstance older, BpmnModelInstance newer) {
        Map<String, FlowNode> places = new HashMap<>();
        Collection<FlowNode> targets = newer.getModelElementsByType(FlowNode.class);
        targets.forEach(place -> former(place).forEach(id -> places.put(id, place)));
        targets.forEach(place -> places.put(place.getId(), place));
        Map<FlowNode, FlowNode> found = new LinkedHashMap<>();
        older.getModelElementsByType(FlowNode.class).stream()
                .filter(Moves::mayWait)
                .filter(step -> isSame(step, places.get(step.getId())))
                .forEach(step -> found.put(step, places.get(step.getId())));
        return found.entrySet().stream()
                .filter(both -> carrier(both.getKey()).map(found::get).equals(carrier(both.getValue())))
                .map(both -> move(both.getKey(), both.getValue()))
                .toList();
    }

    /** What an event stands at, and waits with: a task, or the gateway before it. */
    private static Optional<FlowNode> carrier(FlowNode step) {
        if (step instanceof BoundaryEvent event) {
            return Optional.of(event.getAttachedTo());
        }
        return step instanceof IntermediateCatchEvent
                ? step.getPreviousNodes().list().stream()
                        .filter(EventBasedGateway.class::isInstance)
                        .findFirst()
                : Optional.empty();
    }

    private static Move move(FlowNode step, FlowNode place) {
        return new Move(step.getId(), place.getId(), definition(place) == ConditionalEventDefinition.class);
    }

    private static Set<String> former(FlowNode place) {
        if (place.getExtensionElements() == null) {
            return Set.of();
        }
        return place.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> FORMERLY.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue().strip().split("\\s+"))
                .map(Set::of)
                .findFirst()
                .orElse(Set.of());
    }

    private static boolean mayWait(FlowNode step) {
        return step instanceof Activity
                || step instanceof EventBasedGateway
                || step instanceof CatchEvent
                        && definition(step) != null
                        && (!(step instanceof StartEvent) || isInside(step));
    }

    /** Whether it begins a sub-process by what it waits for, and not a case. */
    private static boolean isInside(FlowNode step) {
        return step.getParentElement() instanceof SubProcess;
    }

    private static boolean isSame(FlowNode step, FlowNode place) {
        return place != null
                && step.getElementType().equals(place.getElementType())
                && Objects.equals(definition(step), definition(place))
                && mayWait(place);
    }

    /** What an event waits for; none for what waits for nothing, or is only caught, as errors are. */
    private static Class<?> definition(FlowNode step) {
        if (!(step instanceof CatchEvent event)) {
            return null;
        }
        return event.getEventDefinitions().stream()
                .map(EventDefinition::getElementType)
                .<Class<?>>map(type -> type.getInstanceType())
                .filter(type -> type != ErrorEventDefinition.class)
                .findFirst()
                .orElse(null);
    }
}
