package id.paspor.appointment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds applicants of their interviews a week before and the day before, when the office opens. What was booked on
 * that day is not reminded of. Of several nodes one reminds: it writes the message and notes it in one transaction, and
 * a booking that another node is at is passed over.
 */
@Component
class InterviewReminders {

    private static final int WEEK = 7;
    private static final int DAY = 1;

    private final BookingRepository bookings;
    private final CaseFiles cases;
    private final Messages messages;
    private final Offices offices;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InterviewReminders(
            BookingRepository bookings,
            CaseFiles cases,
            Messages messages,
            Offices offices,
            Deadlines deadlines,
            TransactionTemplate transaction,
            Clock clock) {
        this.bookings = bookings;
        this.cases = cases;
        this.messages = messages;
        this.offices = offices;
        this.deadlines = deadlines;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reminds of those interviews that are due for it, some of each office at a time. */
    @Scheduled(fixedDelayString = "PT1M")
    void remind() {
        offices.all().stream()
                .filter(this::isOpened)
                .forEach(office -> transaction.executeWithoutResult(status -> {
                    ofDay(office);
                    ofWeek(office);
                }));
    }

    private boolean isOpened(Office office) {
        return !LocalTime.ofInstant(clock.instant(), office.zone()).isBefore(office.opens());
    }

    private void ofDay(Office office) {
        bookings.toRemindOfDay(office.code(), startOf(office, DAY), startOf(office, DAY + 1), startOf(office, 0))
                .forEach(booking -> {
                    booking.remindOfDay(clock.instant());
                    tell(
                            booking,
                            office,
                            isCorrectionDue(booking) ? "interview-awaits-correction" : "interview-tomorrow");
                });
    }

    private void ofWeek(Office office) {
        bookings.toRemindOfWeek(office.code(), startOf(office, WEEK), startOf(office, WEEK + 1), startOf(office, 0))
                .forEach(booking -> {
                    booking.remindOfWeek(clock.instant());
                    tell(booking, office, "interview-in-a-week");
                });
    }

    /** Whether the applicant has yet to correct something, without which there is no interview. */
    private boolean isCorrectionDue(Booking booking) {
        return cases.get(booking.registrationNumber()).status() == Status.CORRECTION_REQUESTED;
    }

    private void tell(Booking booking, Office office, String kind) {
        messages.send(
                booking.registrationNumber(), kind, Texts.at(booking.startsAt(), office.zone()), office.address());
    }

    /** When a day begins, office time, so many days from today. */
    private Instant startOf(Office office, int days) {
        return deadlines
                .today(office)
                .plusDays(days)
                .atStartOfDay(office.zone())
                .toInstant();
    }
}
