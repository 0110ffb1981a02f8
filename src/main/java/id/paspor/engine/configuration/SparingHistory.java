package id.paspor.engine.configuration;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The engine's full history without the events of which nobody keeps anything, so that they are not made either. The
 * row of a task tells who has it, and until when, once it is completed; before that the task itself does.
 */
final class SparingHistory extends HistoryLevelFull {

    private static final Set<HistoryEventType> NOT_KEPT = Set.of(
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.IDENTITY_LINK_ADD,
            HistoryEventTypes.IDENTITY_LINK_DELETE,
            HistoryEventTypes.DMN_DECISION_EVALUATE,
            HistoryEventTypes.TASK_INSTANCE_UPDATE);

    private static final String STEP = HistoryEventTypes.ACTIVITY_INSTANCE_START.getEntityType();

    /** @param entity what the event is about; {@code null} when the question is whether there is any event of the type */
    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return !NOT_KEPT.contains(type) && isOfPath(type, entity) && super.isHistoryEventProduced(type, entity);
    }

    private static boolean isOfPath(HistoryEventType type, Object entity) {
        return !STEP.equals(type.getEntityType())
                || !(entity instanceof ExecutionEntity at)
                || at.getActivity() == null
                || Path.has((String) at.getActivity().getProperty("type"), at.getActivityId());
    }
}
