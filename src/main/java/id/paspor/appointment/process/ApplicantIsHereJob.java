package id.paspor.appointment.process;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.CheckIns;
import id.paspor.engine.CaseJob;
import id.paspor.engine.Timers;
import id.paspor.kernel.RegistrationNumber;
import org.springframework.stereotype.Component;

/**
 * Has the process that waits for the interview count on the applicant's presence: whoever is here cannot be absent at the
 * end of the day, and whoever is not after all can.
 */
@Component
record ApplicantIsHereJob(Appointments appointments, CheckIns checkIns, Timers timers) implements CaseJob {

    private static final String APPLICANT_ABSENT = "applicant-absent";

    @Override
    public String name() {
        return CheckIns.CHANGED;
    }

    @Override
    public void run(RegistrationNumber registrationNumber) {
        timers.move(
                registrationNumber,
                APPLICANT_ABSENT,
                appointments.noShowAt(registrationNumber).toInstant());
        checkIns.told(registrationNumber);
    }
}
