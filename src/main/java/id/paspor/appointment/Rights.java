package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What an applicant may do about the interview time. */
@Component
class Rights {

    /** An applicant may move the interview once; more often only the office does, for its own or a grave reason. */
    static final int MOVES = 1;

    private final Bookings bookings;
    private final Offices offices;
    private final Deadlines deadlines;

    Rights(Bookings bookings, Offices offices, Deadlines deadlines) {
        this.bookings = bookings;
        this.offices = offices;
        this.deadlines = deadlines;
    }

    /** What a case has, and what its applicant may do about it. */
    Standing standing(CaseFile file) {
        Bookings.Current current = bookings.current(file.registrationNumber());
        return new Standing(
                current.appointment(),
                current.hold(),
                current.appointment() == null && file.status().precedesApproval(),
                mayMove(file, current),
                current.appointment() == null && hasFirstChoice(file),
                current.appointment() != null && !current.told());
    }

    /** Whether the office took the appointment away that the case had last, and no other was chosen since. */
    boolean hasFirstChoice(CaseFile file) {
        return bookings.latest(file.registrationNumber())
                .filter(latest -> latest.is("DISPLACED"))
                .isPresent();
    }

    private boolean mayMove(CaseFile file, Bookings.Current current) {
        return !file.status().ends()
                && current.isBooked()
                && current.appointment().reschedules() < MOVES
                && isBeforeItsDay(file, current.appointment());
    }

    boolean isBeforeItsDay(CaseFile file, Appointment held) {
        Office office = offices.get(file.office());
        return deadlines.today(office).isBefore(LocalDate.ofInstant(held.start(), office.zone()));
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
