package id.paspor.engine;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Brings the domain's news to the process of a case, on the program's own behalf and in the caller's transaction. */
@Component
public class Correlation {

    private final ProcessEngine engine;

    Correlation(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Sends a message to the process of a case, which must be waiting for it.
     *
     * @throws Refusal when the process moves at this moment, or has moved on
     */
    public void send(ProcessMessage message, RegistrationNumber registrationNumber) {
        try {
            Caller.asEngine(engine.getIdentityService(), () -> {
                builder(message, registrationNumber.digits()).correlateWithResult();
                return null;
            });
        } catch (RuntimeException failed) {
            throw isOutpaced(failed) ? Refusal.conflict("task.raced") : failed;
        }
    }

    private static boolean isOutpaced(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof MismatchingMessageCorrelationException
                        // what the engine says of a process that ended between two of its own questions
                        || cause instanceof NullValueException
                        || cause instanceof ConcurrencyFailureException);
    }

    /**
     * Sends a message to the process of a case if it waits for it.
     *
     * @return whether it did
     */
    public boolean sendIfAwaited(ProcessMessage message, RegistrationNumber registrationNumber) {
        return sendIfAwaited(message, registrationNumber.digits());
    }

    /** The same of a process that is not a case's. */
    public boolean sendIfAwaited(ProcessMessage message, String businessKey) {
        return Caller.asEngine(engine.getIdentityService(), () -> {
            boolean awaited = engine.getRuntimeService()
                            .createExecutionQuery()
                            .processInstanceBusinessKey(businessKey)
                            .messageEventSubscriptionName(message.nameInModels())
                            .count()
                    > 0;
            if (awaited) {
                builder(message, businessKey).correlateWithResult();
            }
            return awaited;
        });
    }

    /** Has the process of a case know something else than before, if it has not ended. */
    public void tell(String process, RegistrationNumber registrationNumber, String variable, Object value) {
        Caller.asEngine(engine.getIdentityService(), () -> {
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(registrationNumber.digits())
                    .list()
                    .forEach(instance -> engine.getRuntimeService().setVariable(instance.getId(), variable, value));
            return null;
        });
    }

    /**
     * Starts a process with the answers to its start form, which pass the form gate.
     *
     * @throws Refusal naming every answer that is wrong
     */
    public void start(String process, Map<String, Object> answers) {
        Caller.asEngine(
                engine.getIdentityService(),
                () -> engine.getRuntimeService().startProcessInstanceByKey(process, answers));
    }

    /**
     * Starts a process by a message, not by its form.
     *
     * @param office the code of the office that the process belongs to, or {@code null} when it belongs to all
     */
    public void begin(ProcessMessage message, String businessKey, String office) {
        Caller.asEngine(engine.getIdentityService(), () -> {
            MessageCorrelationBuilder start = builder(message, businessKey);
            if (office != null) {
                start.setVariable(LastingVariables.OFFICE, office);
            }
            return start.correlateStartMessage();
        });
    }

    /** Sets lasting variables of the process of a case. */
    public void set(RegistrationNumber registrationNumber, Map<String, Object> variables) {
        Caller.asEngine(engine.getIdentityService(), () -> {
            String instance = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(registrationNumber.digits())
                    .singleResult()
                    .getId();
            engine.getRuntimeService().setVariables(instance, variables);
            return null;
        });
    }

    /** Sets when an open task of a case is due, if it is open. */
    public void setDue(RegistrationNumber registrationNumber, String task, Date due) {
        Caller.asEngine(engine.getIdentityService(), () -> {
            TaskService tasks = engine.getTaskService();
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(registrationNumber.digits())
                    .taskDefinitionKey(task)
                    .list()
                    .forEach(open -> {
                        open.setDueDate(due);
                        tasks.saveTask(open);
                    });
            return null;
        });
    }

    private MessageCorrelationBuilder builder(ProcessMessage message, String businessKey) {
        return engine.getRuntimeService()
                .createMessageCorrelation(message.nameInModels())
                .processInstanceBusinessKey(businessKey);
    }
}
