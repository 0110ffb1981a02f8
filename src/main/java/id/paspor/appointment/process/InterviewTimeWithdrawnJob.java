package id.paspor.appointment.process;

import id.paspor.appointment.Appointments;
import id.paspor.engine.CaseJob;
import id.paspor.engine.Correlation;
import id.paspor.engine.LastingVariables;
import id.paspor.kernel.RegistrationNumber;
import java.util.Collections;
import org.springframework.stereotype.Component;

/** Lets the applicant choose again when the office could not keep to the time; whoever has chosen meanwhile only learns it. */
@Component
record InterviewTimeWithdrawnJob(Appointments appointments, Correlation correlation) implements CaseJob {

    @Override
    public String name() {
        return Appointments.WITHDRAWN;
    }

    @Override
    public void run(RegistrationNumber registrationNumber) {
        appointments.withdrawn(registrationNumber);
        if (!appointments.isBooked(registrationNumber)) {
            // the model looks at the appointment again when this changes
            correlation.set(registrationNumber, Collections.singletonMap(LastingVariables.INTERVIEW_AT, null));
        }
    }
}
