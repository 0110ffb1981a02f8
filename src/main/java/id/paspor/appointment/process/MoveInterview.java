package id.paspor.appointment.process;

import id.paspor.appointment.Appointments;
import id.paspor.engine.LastingVariables;
import id.paspor.kernel.RegistrationNumber;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the new time of a moved interview over into the process. */
@Component
record MoveInterview(Appointments appointments) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        appointments
                .of(new RegistrationNumber(execution.getProcessBusinessKey()))
                .ifPresent(held -> execution.setVariable(LastingVariables.INTERVIEW_AT, Date.from(held.start())));
    }
}
