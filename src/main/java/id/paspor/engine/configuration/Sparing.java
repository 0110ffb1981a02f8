package id.paspor.engine.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.Groups;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;

/**
 * Spares the engine statements that it would repeat with each step of a case though the answer does not change: what is
 * remembered, and for how long, is said at each; see ADR 68.
 */
final class Sparing {

    private static final Duration DEFINITIONS = Duration.ofSeconds(1);
    private static final Duration GRANTS = Duration.ofMinutes(1);
    private static final int MOST_GRANTS = 10_000;

    private final Cache<String, Boolean> readDefinitions =
            Caffeine.newBuilder().expireAfterWrite(DEFINITIONS).build();
    private final Cache<String, JobDefinitionEntity> jobDefinitions =
            Caffeine.newBuilder().expireAfterWrite(DEFINITIONS).build();
    private final Cache<String, DecisionDefinitionEntity> newestDecisions =
            Caffeine.newBuilder().expireAfterWrite(DEFINITIONS).build();
    private final Cache<Grant, Boolean> grants = Caffeine.newBuilder()
            .expireAfterWrite(GRANTS)
            .maximumSize(MOST_GRANTS)
            .build();

    private record Grant(String user, List<String> groups, String permission, String resource) {}

    /** What the engine is to use in place of its own; its factories are named by type, so these replace them. */
    List<SessionFactory> sessions() {
        return List.of(
                factory(AuthorizationManager.class, Grants::new),
                factory(ProcessDefinitionManager.class, ProcessDefinitions::new),
                factory(JobDefinitionManager.class, JobDefinitions::new),
                factory(TaskManager.class, Tasks::new),
                factory(JobManager.class, Jobs::new),
                factory(DecisionDefinitionManager.class, Decisions::new));
    }

    private static SessionFactory factory(Class<?> type, Supplier<? extends Session> maker) {
        return new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return maker.get();
            }
        };
    }

    /**
     * Asks for the caller's groups as they are, of which the engine would first look up those that have grants. That a
     * caller may do something with all cases of a process is remembered for a minute, that a caller may not never is:
     * what an administrator grants holds at once, what is taken back ends on other nodes within that minute, as a sign-in
     * does. Nobody's rights are revoked by rows (the setting {@code authorization-check-revokes}). Offices are checked
     * elsewhere, each time.
     */
    private final class Grants extends AuthorizationManager {

        @Override
        public List<String> filterAuthenticatedGroupIds(List<String> authenticated) {
            return authenticated == null ? List.of() : authenticated;
        }

        @Override
        public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
            if (!check.isDisjunctive()) {
                return super.isAuthorized(user, groups, check);
            }
            return check.getAtomicChecks().stream()
                            .filter(part -> part.getResource() == Resources.PROCESS_DEFINITION)
                            .anyMatch(part -> mayWithAll(user, filterAuthenticatedGroupIds(groups), part))
                    || super.isAuthorized(user, groups, check);
        }

        private boolean mayWithAll(String user, List<String> groups, PermissionCheck part) {
            Grant grant =
                    new Grant(user, List.copyOf(groups), part.getPermission().getName(), part.getResourceId());
            if (grants.getIfPresent(grant) != null) {
                return true;
            }
            boolean granted = super.isAuthorized(user, groups, part);
            if (granted) {
                grants.put(grant, true);
            }
            return granted;
        }

        @Override
        public void insert(DbEntity authorization) {
            super.insert(authorization);
            forget((AuthorizationEntity) authorization);
        }

        @Override
        public void update(AuthorizationEntity authorization) {
            super.update(authorization);
            forget(authorization);
        }

        @Override
        public void delete(DbEntity authorization) {
            super.delete(authorization);
            forget((AuthorizationEntity) authorization);
        }

        /** What is granted on a single task, as with each task of an applicant, says nothing of all cases of a process. */
        private void forget(AuthorizationEntity changed) {
            if (changed.getResourceType() == Resources.PROCESS_DEFINITION.resourceType()) {
                grants.invalidateAll();
            }
        }
    }

    /** Takes a version of a process from memory; what may change in it, whether it is suspended, is read once a second. */
    private final class ProcessDefinitions extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity own = super.getCachedResourceDefinitionEntity(id);
            if (own != null) {
                return own;
            }
            if (readDefinitions.getIfPresent(id) == null) {
                readDefinitions.put(id, true);
                return null;
            }
            return engine().getDeploymentCache().getProcessDefinitionCache().get(id);
        }
    }

    /** Takes the definition of a job from memory, unless it is to be changed; it is read once a second. */
    private final class JobDefinitions extends JobDefinitionManager {

        @Override
        public JobDefinitionEntity findById(String id) {
            boolean changes = Context.getCommandInvocationContext().getCommand() instanceof SetJobDefinitionPriorityCmd;
            JobDefinitionEntity known = changes ? null : jobDefinitions.getIfPresent(id);
            if (known != null) {
                return known;
            }
            JobDefinitionEntity read = super.findById(id);
            if (read != null && !changes) {
                jobDefinitions.put(id, read);
            }
            return read;
        }
    }

    /** Looks for no job that is to deliver an event which is awaited no longer: events are delivered at once. */
    private static final class Jobs extends JobManager {

        @Override
        public List<JobEntity> findJobsByConfiguration(String type, String configuration, String tenant) {
            return ProcessEventJobHandler.TYPE.equals(type)
                    ? List.of()
                    : super.findJobsByConfiguration(type, configuration, tenant);
        }
    }

    /** Takes the newest version of a decision from memory; it is looked for once a second. */
    private final class Decisions extends DecisionDefinitionManager {

        @Override
        public DecisionDefinitionEntity findLatestDecisionDefinitionByKeyAndTenantId(String key, String tenant) {
            String named = key + "|" + tenant;
            DecisionDefinitionEntity known = newestDecisions.getIfPresent(named);
            if (known != null) {
                return known;
            }
            DecisionDefinitionEntity read = super.findLatestDecisionDefinitionByKeyAndTenantId(key, tenant);
            if (read != null) {
                newestDecisions.put(named, read);
            }
            return read;
        }

        @Override
        public void insertDecisionDefinition(DecisionDefinitionEntity decision) {
            super.insertDecisionDefinition(decision);
            newestDecisions.invalidateAll();
        }
    }

    /**
     * Reads a task that is asked for by its id alone, as with each call about a form: the statement of the engine's query costs
     * more to put together than to run. Looks for no tasks beneath one that ends, since no door makes such, and takes rights on
     * a task back only where somebody had been named for it, who alone was given some ({@code IdentityPlugin}).
     */
    private static final class Tasks extends TaskManager {

        private boolean granted;

        @Override
        public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
            return TaskById.of(query)
                    .filter(id -> !hasRightsOnSingleTasks())
                    .map(id -> Stream.ofNullable(findTaskById(id))
                            .filter(this::isVisible)
                            .map(Task.class::cast)
                            .toList())
                    .orElseGet(() -> super.findTasksByQueryCriteria(query));
        }

        /** Whether the caller is an applicant, who has no others; these are not remembered, and the query asks for all at once. */
        private boolean hasRightsOnSingleTasks() {
            Authentication caller = getCurrentAuthentication();
            return caller != null && caller.getGroupIds() != null && Groups.isOnlyApplicant(caller.getGroupIds());
        }

        /** As the statement of the query has it. */
        private boolean isVisible(TaskEntity task) {
            if (!getTenantManager().isAuthenticatedTenant(task.getTenantId())) {
                return false;
            }
            PermissionCheckBuilder check = new PermissionCheckBuilder()
                    .disjunctive()
                    .atomicCheckForResourceId(Resources.TASK, task.getId(), Permissions.READ);
            if (task.getProcessDefinitionId() != null) {
                String process = engine().getDeploymentCache()
                        .findDeployedProcessDefinitionById(task.getProcessDefinitionId())
                        .getKey();
                check.atomicCheckForResourceId(Resources.PROCESS_DEFINITION, process, Permissions.READ_TASK);
            }
            try {
                getAuthorizationManager().checkAuthorization(check.build());
                return true;
            } catch (AuthorizationException hidden) {
                return false;
            }
        }

        @Override
        public List<Task> findTasksByParentTaskId(String parent) {
            return List.of();
        }

        @Override
        public void deleteTask(TaskEntity task, String reason, boolean cascade, boolean skipCustomListeners) {
            granted = task.getIdentityLinks().stream().anyMatch(link -> link.getUserId() != null);
            super.deleteTask(task, reason, cascade, skipCustomListeners);
        }

        @Override
        protected void deleteAuthorizations(Resource resource, String task) {
            if (granted) {
                super.deleteAuthorizations(resource, task);
            }
        }
    }

    /**
     * Names the process in each row of history without reading its version for it, and tells when a task began that ends, so
     * that its rows need not be read for that.
     */
    static final class HistoryProducer extends CacheAwareHistoryEventProducer {

        @Override
        public HistoryEvent createTaskInstanceCompleteEvt(DelegateTask task, String reason) {
            HistoryEvent event = super.createTaskInstanceCompleteEvt(task, reason);
            ((HistoricTaskInstanceEventEntity) event).setStartTime(task.getCreateTime());
            return event;
        }

        @Override
        public HistoryEvent createActivityInstanceUpdateEvt(DelegateExecution execution, DelegateTask task) {
            var step = (HistoricActivityInstanceEventEntity) super.createActivityInstanceUpdateEvt(execution, task);
            if (task != null) {
                step.setStartTime(task.getCreateTime());
            }
            return step;
        }

        @Override
        public HistoryEvent createActivityInstanceEndEvt(DelegateExecution execution) {
            var step = (HistoricActivityInstanceEventEntity) super.createActivityInstanceEndEvt(execution);
            Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntitiesByType(HistoricTaskInstanceEventEntity.class)
                    .stream()
                    .filter(task -> step.getActivityInstanceId().equals(task.getActivityInstanceId()))
                    .findFirst()
                    .ifPresent(task -> step.setStartTime(task.getStartTime()));
            return step;
        }

        @Override
        protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            return engine().getDeploymentCache().findDeployedProcessDefinitionById(id);
        }
    }

    /** Looks for the incident of a job that is done only if the job ever failed. */
    static final class JobIncidents extends DefaultIncidentHandler {

        JobIncidents() {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
        }

        @Override
        protected void removeIncident(IncidentContext of, boolean resolved) {
            JobEntity job = Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntity(JobEntity.class, Objects.toString(of.getConfiguration(), ""));
            if (job == null || !neverFailed(job)) {
                super.removeIncident(of, resolved);
            }
        }

        private static boolean neverFailed(JobEntity job) {
            return job.getRetries() > 0 && job.getExceptionMessage() == null && job.getExceptionByteArrayId() == null;
        }
    }

    private static ProcessEngineConfigurationImpl engine() {
        return Context.getProcessEngineConfiguration();
    }
}
