package id.paspor.engine.configuration;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;

/**
 * Which elements of a model are a step of a case's path: what people did and what happened. What the program did or decided
 * between them follows from the model, and stands in the case file where it matters; sub-processes, and the events called
 * {@code <phase>-begins} and {@code <phase>-done}, are the frame around the steps.
 */
final class Path {

    private static final Set<String> PROGRAM = Set.of(
            ActivityTypes.TASK_SERVICE,
            ActivityTypes.TASK_BUSINESS_RULE,
            ActivityTypes.GATEWAY_EXCLUSIVE,
            ActivityTypes.GATEWAY_INCLUSIVE,
            ActivityTypes.GATEWAY_PARALLEL,
            ActivityTypes.GATEWAY_COMPLEX,
            ActivityTypes.GATEWAY_EVENT_BASED);

    private Path() {}

    /** @param type as the engine calls it */
    static boolean has(String type, String id) {
        return !PROGRAM.contains(type) && !isFrame(type, id);
    }

    private static boolean isFrame(String type, String id) {
        return switch (type) {
            case ActivityTypes.SUB_PROCESS -> true;
            case ActivityTypes.START_EVENT -> id.endsWith("-begins");
            case ActivityTypes.END_EVENT_NONE -> id.endsWith("-done");
            default -> false;
        };
    }
}
