package id.paspor.engine;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves the timers of the process of a case, on the program's own behalf and in the caller's transaction. */
@Component
public class Timers {

    private final ProcessEngine engine;

    Timers(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Has a timer of the process of a case fire at another moment, if the process has it at present. A timer that had
     * failed meanwhile may fire again.
     *
     * @param event the id of the timer event in the model
     */
    public void move(RegistrationNumber registrationNumber, String event, Instant to) {
        Caller.asEngine(engine.getIdentityService(), () -> {
            ManagementService management = engine.getManagementService();
            int retries = engine.getProcessEngineConfiguration().getDefaultNumberOfRetries();
            engine
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(registrationNumber.digits())
                    .list()
                    .stream()
                    .flatMap(
                            process -> management
                                    .createJobQuery()
                                    .processInstanceId(process.getId())
                                    .activityId(event)
                                    .timers()
                                    .list()
                                    .stream())
                    .map(Job::getId)
                    .forEach(timer -> {
                        management.setJobDuedate(timer, Date.from(to));
                        management.setJobRetries(timer, retries);
                    });
            return null;
        });
    }
}
