package id.paspor.engine.configuration;

import id.paspor.engine.LastingVariables;
import id.paspor.engine.TaskNames;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Keeps of the engine's history what somebody will ask for: the {@linkplain Path path} of each case, its lasting variables, incidents,
 * failed jobs and what supervisors and administrators did. What happened in the sense of the law is the case file's own
 * history; nothing personal and no row without a reader is kept here.
 */
class LastingHistory extends DbHistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (isAskedFor(event)) {
            keepWhoDidIt(event);
            leaveOutWhomItIsFor(event);
            super.handleEvent(event);
        }
    }

    /** The engine's statement about a step that ends leaves out who did it; the one about a step that changes has both. */
    private static void keepWhoDidIt(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity step && step.getTaskAssignee() != null) {
            step.setEventType(HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE.getEventName());
        }
    }

    /** Officers tell open tasks apart by names and numbers; of one that is done the case file knows whose it was. */
    private static void leaveOutWhomItIsFor(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            task.setName(TaskNames.withoutAbout(task.getName()));
        }
    }

    /** What tells itself when it began is written without its row being read for that. */
    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        boolean tells = event instanceof HistoricScopeInstanceEvent scope && scope.getStartTime() != null;
        DbEntityManager entities = getDbEntityManager();
        if (tells && !isInitialEvent(event) && entities.getCachedEntity(event.getClass(), event.getId()) == null) {
            entities.merge(event);
        } else {
            super.insertOrUpdate(event);
        }
    }

    @Override
    protected boolean shouldWriteHistoricDetail(HistoricVariableUpdateEventEntity event) {
        return false;
    }

    private static boolean isAskedFor(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity step) {
            return Path.has(step.getActivityType(), step.getActivityId());
        }
        if (event instanceof HistoricVariableUpdateEventEntity variable) {
            return LastingVariables.NAMES.contains(variable.getVariableName());
        }
        if (event instanceof HistoricJobLogEvent job) {
            return job.getState() == JobState.FAILED.getStateCode();
        }
        if (event instanceof UserOperationLogEntryEventEntity operation) {
            return !UserOperationLogEntry.CATEGORY_TASK_WORKER.equals(operation.getCategory());
        }
        return !(event instanceof HistoricFormPropertyEventEntity
                || event instanceof HistoricIdentityLinkLogEventEntity
                || event instanceof HistoricDecisionEvaluationEvent);
    }
}
