package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What an applicant may do about the interview time. */
@Component
record BookingRules(Offices offices, Deadlines deadlines) {

    /** What a case has, and what its applicant may do about it. */
    InterviewOptions options(CaseFile file, CaseBookings has) {
        Booking appointment = has.appointment().orElse(null);
        Office office = offices.get(file.office());
        boolean outlived = isOutlived(file, has);
        return new InterviewOptions(
                appointment == null ? null : appointment.appointment(),
                has.hold().map(Booking::hold).orElse(null),
                appointment == null && file.status().precedesApproval(),
                outlived || !file.status().ends() && has.mayMove(deadlines.today(office), office.zone()),
                appointment == null && has.hasFirstChoice(),
                appointment != null && appointment.isUntold(),
                outlived);
    }

    /** Whether the applicant has yet to correct something, and what is corrected now cannot be checked before the interview. */
    private boolean isOutlived(CaseFile file, CaseBookings has) {
        return file.status() == Status.CORRECTION_REQUESTED
                && has.booked()
                        .filter(booked -> booked.startsAt().isBefore(deadlines.earliestInterview(file.office())))
                        .isPresent();
    }

    /** @throws Refusal when the applicant has to choose no time and may not move the one that there is */
    void requireMayChoose(CaseFile file, CaseBookings has) {
        InterviewOptions options = options(file, has);
        if (options.mayChoose()) {
            return;
        }
        if (file.status().ends() || has.booked().isEmpty()) {
            throw Refusal.conflict("appointment.none");
        }
        throw Refusal.conflict(
                isBeforeItsDay(has.booked().get()) ? "appointment.moved-already" : "appointment.too-late-to-move");
    }

    private boolean isBeforeItsDay(Booking booked) {
        Office office = offices.get(booked.office());
        return deadlines.today(office).isBefore(booked.day(office.zone()));
    }

    /** What else the applicant must know about an appointment that is told of: whether it may be moved, or has to wait. */
    Texts.Wording advice(CaseFile file, Booking booked) {
        if (file.status() == Status.CORRECTION_REQUESTED) {
            return new Texts.Wording("interview-advice.correct-first");
        }
        boolean fixed = booked.isMoved() || !isBeforeItsDay(booked);
        return new Texts.Wording(fixed ? "interview-advice.moved-already" : "interview-advice.may-move");
    }

    /** Priority by age needs no officer's word. */
    boolean isEntitled(CaseFile file, Slot slot) {
        return switch (slot.slotClass()) {
            case REGULAR -> true;
            case PRIORITY -> {
                LocalDate day = LocalDate.ofInstant(
                        slot.start(), offices.get(file.office()).zone());
                yield file.application().hasPriorityOn(day);
            }
            case WALK_IN -> false;
        };
    }
}
