package id.paspor.engine;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Leaves work on the process of a case behind in the transaction of a module: it commits with the module's own data, and
 * is done afterwards by the engine's job executor, so that nobody waits for the engine with a lock in hand and nothing is
 * lost when the program dies in between.
 */
@Component
public class CaseJobs {

    private final ProcessEngine engine;

    CaseJobs(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Leaves a job behind for the process of a case, which must be running. Call it first in a transaction, before rows that
     * others wait for are locked.
     *
     * @param job the {@link CaseJob#name()} of what is to be done
     * @throws Refusal when the process has ended
     * @throws OptimisticLockingFailureException when the process is moving at this moment; then begin the transaction anew
     */
    public void leave(String job, RegistrationNumber registrationNumber) {
        if (!leaveIfRunning(job, registrationNumber)) {
            throw Refusal.conflict("task.finished");
        }
    }

    /**
     * Leaves a job behind for the process of a case if it is running. Call it first in a transaction, as {@link #leave}.
     *
     * @return whether it is running
     * @throws OptimisticLockingFailureException when the process is moving at this moment; then begin the transaction anew
     */
    public boolean leaveIfRunning(String job, RegistrationNumber registrationNumber) {
        Command<Boolean> command = context -> {
            ExecutionEntity process =
                    (ExecutionEntity) context.runWithoutAuthorization(() -> Context.getProcessEngineConfiguration()
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(registrationNumber.digits())
                            .singleResult());
            if (process != null) {
                context.getJobManager().insertAndHintJobExecutor(message(job, registrationNumber, process));
            }
            return process != null;
        };
        try {
            return Caller.asEngine(
                    engine.getIdentityService(),
                    () -> configuration().getCommandExecutorTxRequired().execute(command));
        } catch (OptimisticLockingException moving) {
            throw new OptimisticLockingFailureException("the process of a case is moving", moving);
        }
    }

    private static MessageEntity message(String job, RegistrationNumber registrationNumber, ExecutionEntity process) {
        MessageEntity message = new MessageEntity();
        message.setJobHandlerType(job);
        message.setJobHandlerConfiguration(new ForCase(registrationNumber));
        message.setExecution(process);
        message.setProcessInstanceId(process.getId());
        message.setProcessDefinitionId(process.getProcessDefinitionId());
        message.setProcessDefinitionKey(process.getProcessDefinition().getKey());
        message.setDeploymentId(process.getProcessDefinition().getDeploymentId());
        message.setTenantId(process.getTenantId());
        return message;
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** The engine's handlers of all jobs that modules have. */
    public static List<JobHandler<?>> handlers(ObjectProvider<CaseJob> jobs) {
        return jobs.stream().<JobHandler<?>>map(Handler::new).toList();
    }

    /** For which case a job is. */
    private record ForCase(RegistrationNumber registrationNumber) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return registrationNumber.digits();
        }
    }

    private record Handler(CaseJob job) implements JobHandler<ForCase> {

        @Override
        public String getType() {
            return job.name();
        }

        @Override
        public void execute(ForCase of, ExecutionEntity execution, CommandContext context, String tenantId) {
            context.runWithoutAuthorization(() -> {
                job.run(of.registrationNumber());
                return null;
            });
        }

        @Override
        public ForCase newConfiguration(String canonical) {
            return new ForCase(new RegistrationNumber(canonical));
        }

        @Override
        public void onDelete(ForCase of, JobEntity deleted) {
            // nothing was kept for it
        }
    }
}
