package id.paspor.engine.form;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;
import org.camunda.bpm.engine.runtime.Job;

/**
 * The management service for callers from outside: a supervisor has a job tried again that failed, and nothing else. The
 * engine would also let them bring any timer forward, which ends cases, or stop it.
 */
public class GatedManagementService extends ManagementServiceImpl {

    /** So often may a job be tried again at a time. */
    private static final int MOST_RETRIES = 4;

    private final FormGate gate;

    public GatedManagementService(ProcessEngineConfigurationImpl configuration, FormGate gate) {
        super(configuration);
        this.gate = gate;
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return gate.caller().isTrusted() ? super.setJobRetries(retries) : new RetryOfOne(commandExecutor, retries);
    }

    @Override
    public void setJobRetries(String jobId, int retries) {
        setJobRetries(retries).jobId(jobId).execute();
    }

    @Override
    public void setJobRetries(List<String> jobIds, int retries) {
        setJobRetries(retries).jobIds(jobIds).execute();
    }

    @Override
    public void setJobRetriesByJobDefinitionId(String jobDefinitionId, int retries) {
        setJobRetries(retries).jobDefinitionId(jobDefinitionId).execute();
    }

    @Override
    public void executeJob(String jobId) {
        refuseOutsiders();
        super.executeJob(jobId);
    }

    @Override
    public void deleteJob(String jobId) {
        refuseOutsiders();
        super.deleteJob(jobId);
    }

    @Override
    public void setJobDuedate(String jobId, Date newDuedate, boolean cascade) {
        refuseOutsiders();
        super.setJobDuedate(jobId, newDuedate, cascade);
    }

    @Override
    public void recalculateJobDuedate(String jobId, boolean creationDateBased) {
        refuseOutsiders();
        super.recalculateJobDuedate(jobId, creationDateBased);
    }

    @Override
    public void setJobPriority(String jobId, long priority) {
        refuseOutsiders();
        super.setJobPriority(jobId, priority);
    }

    private void refuseOutsiders() {
        if (!gate.caller().isTrusted()) {
            throw Refusal.forbidden("job.only-retry");
        }
    }

    /** One failed job, tried again at once. Whether it is of the caller's office is checked by the engine. */
    private final class RetryOfOne extends SetJobRetriesBuilderImpl {

        private RetryOfOne(CommandExecutor commandExecutor, int retries) {
            super(commandExecutor, retries);
        }

        @Override
        public SetJobRetriesBuilder jobIds(List<String> ids) {
            throw Refusal.forbidden("job.only-retry");
        }

        @Override
        public SetJobRetriesBuilder jobDefinitionId(String id) {
            throw Refusal.forbidden("job.only-retry");
        }

        @Override
        public SetJobRetriesBuilder dueDate(Date date) {
            if (date != null) {
                throw Refusal.forbidden("job.only-retry");
            }
            return this;
        }

        @Override
        public void execute() {
            if (!gate.caller().groups().contains(Groups.SUPERVISOR)) {
                throw Refusal.forbidden("job.only-retry");
            }
            if (retries < 1 || retries > MOST_RETRIES) {
                throw Refusal.invalid("retries", "job.retries", MOST_RETRIES);
            }
            Job job = createJobQuery().jobId(jobId).singleResult();
            if (job == null) {
                throw Refusal.notFound("job.unknown");
            }
            if (job.getRetries() > 0) {
                throw Refusal.conflict("job.not-failed");
            }
            super.execute();
        }
    }
}
