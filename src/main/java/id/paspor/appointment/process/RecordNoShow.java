package id.paspor.appointment.process;

import id.paspor.appointment.Appointments;
import id.paspor.kernel.RegistrationNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The applicant did not come to the interview. */
@Component
record RecordNoShow(Appointments appointments) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        boolean mayBookAgain = appointments.missed(new RegistrationNumber(execution.getProcessBusinessKey()));
        execution.setVariable("mayBookAgain", Variables.booleanValue(mayBookAgain, true));
    }
}
