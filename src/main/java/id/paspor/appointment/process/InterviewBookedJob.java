package id.paspor.appointment.process;

import id.paspor.appointment.Appointment;
import id.paspor.appointment.Appointments;
import id.paspor.engine.CaseJob;
import id.paspor.engine.form.Forms;
import id.paspor.kernel.Actor;
import id.paspor.kernel.RegistrationNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes an appointment that was made outside the process over into it: as the answer to the step that asks for one, or as
 * a move when the process is past it. What it has been told of already it is not told again.
 */
@Component
record InterviewBookedJob(Appointments appointments, Forms forms) implements CaseJob {

    @Override
    public String name() {
        return Appointments.BOOKED;
    }

    @Override
    public void run(RegistrationNumber registrationNumber) {
        appointments
                .untold(registrationNumber)
                .ifPresent(booked -> Actor.as(booked.bookedBy(), () -> tell(registrationNumber, booked)));
    }

    private void tell(RegistrationNumber registrationNumber, Appointment booked) {
        boolean asked = forms.completeIfOpen(
                registrationNumber,
                "choose-interview-slot",
                Map.of("slot", booked.slot().value()));
        if (!asked) {
            appointments.moved(registrationNumber);
        }
    }
}
