package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import id.paspor.office.Product;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/**
 * A place in a slot that is or was a case's. How long it is held is told by the database's clock, which all nodes share;
 * all other times are the {@code Clock}'s.
 */
@Entity
@DynamicUpdate
class Booking extends Numbered {

    /** An applicant may move the interview once; more often only the office does, for its own or a grave reason. */
    static final int MOVES = 1;

    @Version
    private Integer version;

    private RegistrationNumber registrationNumber;
    private SlotId slot;
    private String office;
    private Instant startsAt;
    private String product;

    @Enumerated(EnumType.STRING)
    private BookingState state;

    private int reschedules;
    private Instant bookedAt;
    private String bookedBy;
    private Instant heldUntil;
    private Instant toldAt;
    private Instant checkedInAt;
    private String checkedInBy;
    private Instant checkInToldAt;
    private Instant attendedAt;
    private Instant releasedAt;
    private Instant weekRemindedAt;
    private Instant dayRemindedAt;
    private String reason;

    @Formula("held_until > now()")
    private Boolean inTime;

    protected Booking() {}

    /**
     * A place for a case that is yet to be taken.
     *
     * @param reschedules how often the applicant will have moved the interview by it
     * @param bookedBy the account that makes the appointment
     */
    Booking(CaseFile file, Slot slot, BookingState state, int reschedules, Instant bookedAt, String bookedBy) {
        this.registrationNumber = file.registrationNumber();
        this.slot = slot.id();
        this.office = slot.office();
        this.startsAt = slot.start();
        this.product = file.application().product().code();
        this.state = state;
        this.reschedules = reschedules;
        this.bookedAt = bookedAt;
        this.bookedBy = bookedBy;
    }

    private void become(BookingState next) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException(
                    "booking " + id() + " of " + registrationNumber + " is " + state + ", not to be " + next);
        }
        state = next;
    }

    /** The held place becomes the appointment. */
    void confirm(Instant now) {
        become(BookingState.BOOKED);
        heldUntil = null;
        bookedAt = now;
    }

    /** Says why the office gives the place. */
    void explain(String why) {
        reason = why;
    }

    /** The place is given up: {@code RELEASED}, {@code EXPIRED} or {@code MISSED}. */
    void end(BookingState how, Instant now) {
        become(how);
        releasedAt = now;
    }

    /** The office takes the appointment away. */
    void displace(String why, Instant now) {
        end(BookingState.DISPLACED, now);
        reason = why;
    }

    void checkIn(String officer, Instant now) {
        become(BookingState.CHECKED_IN);
        checkedInAt = now;
        checkedInBy = officer;
        checkInToldAt = null;
    }

    void undoCheckIn(String why) {
        become(BookingState.BOOKED);
        checkedInAt = null;
        checkedInBy = null;
        checkInToldAt = null;
        reason = why;
    }

    /** The applicant was seen. */
    void attend(Instant now) {
        become(BookingState.ATTENDED);
        attendedAt = now;
    }

    /** The process knows of the appointment. */
    void tell(Instant now) {
        if (toldAt == null) {
            toldAt = now;
        }
    }

    /** The process knows that the applicant is here. */
    void tellOfCheckIn(Instant now) {
        checkInToldAt = now;
    }

    boolean is(BookingState expected) {
        return state == expected;
    }

    boolean isIn(SlotId slotId) {
        return slot.equals(slotId);
    }

    boolean isBooked() {
        return is(BookingState.BOOKED);
    }

    boolean isAppointment() {
        return state.isAppointment();
    }

    /** Whether it was an appointment of which the applicant knew, and was given up or taken away. */
    boolean wasAppointment() {
        return toldAt != null && (is(BookingState.RELEASED) || is(BookingState.DISPLACED));
    }

    /** The applicant is reminded a week before. */
    void remindOfWeek(Instant now) {
        weekRemindedAt = now;
    }

    /** The applicant is reminded on the day before. */
    void remindOfDay(Instant now) {
        dayRemindedAt = now;
    }

    /** Whether the place is kept and can still be confirmed. */
    boolean isLive() {
        return is(BookingState.HELD) && Boolean.TRUE.equals(inTime);
    }

    /** Whether it is an appointment of which the process has yet to be told. */
    boolean isUntold() {
        return isAppointment() && toldAt == null;
    }

    /** Whether the applicant is here, of which the process has yet to be told. */
    boolean isCheckInUntold() {
        return is(BookingState.CHECKED_IN) && checkInToldAt == null;
    }

    /** Whether the applicant has used the right to move. */
    boolean isMoved() {
        return reschedules >= MOVES;
    }

    /** The day of the interview at its office. */
    LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(startsAt, zone);
    }

    /** Whether the applicant is here: checked in, seen by an interviewer before, or on the day of the appointment. */
    boolean isPresent(LocalDate today, ZoneId zone) {
        return is(BookingState.CHECKED_IN)
                || is(BookingState.ATTENDED)
                || is(BookingState.BOOKED) && today.equals(day(zone));
    }

    /** The appointment as others see it. */
    Appointment appointment() {
        return new Appointment(slot, startsAt, bookedBy);
    }

    /** The kept place as others see it. */
    Hold hold() {
        return new Hold(slot, startsAt, heldUntil);
    }

    RegistrationNumber registrationNumber() {
        return registrationNumber;
    }

    SlotId slot() {
        return slot;
    }

    String office() {
        return office;
    }

    Instant startsAt() {
        return startsAt;
    }

    Product product() {
        return Product.of(product);
    }

    BookingState state() {
        return state;
    }

    int reschedules() {
        return reschedules;
    }

    Instant bookedAt() {
        return bookedAt;
    }

    String bookedBy() {
        return bookedBy;
    }

    Instant checkedInAt() {
        return checkedInAt;
    }

    String checkedInBy() {
        return checkedInBy;
    }

    Instant attendedAt() {
        return attendedAt;
    }

    Instant releasedAt() {
        return releasedAt;
    }

    String reason() {
        return reason;
    }
}
