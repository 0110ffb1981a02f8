package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds applicants of their interviews a week before and the day before, when the office opens. What was booked on
 * that day is not reminded of. Of several nodes one reminds: it writes the message and notes it in one transaction, and
 * a booking that another node is at is passed over.
 */
@Component
record InterviewReminders(
        BookingRepository bookings,
        BookingRules rules,
        CaseFiles cases,
        Messages messages,
        Offices offices,
        TransactionTemplate transaction,
        Clock clock)
        implements Messages.Timely {

    private static final int WEEK = 7;
    private static final int DAY = 1;

    private static final String IN_A_WEEK = "interview-in-a-week";
    private static final String TOMORROW = "interview-tomorrow";
    private static final String AWAITS_CORRECTION = "interview-awaits-correction";
    private static final Set<String> KINDS = Set.of(IN_A_WEEK, TOMORROW, AWAITS_CORRECTION);

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
                    CaseFile file = cases.get(booking.registrationNumber());
                    // without the correction there is no interview
                    boolean due = file.status() == Status.CORRECTION_REQUESTED;
                    tell(file, booking, office, due ? AWAITS_CORRECTION : TOMORROW);
                });
    }

    private void ofWeek(Office office) {
        bookings.toRemindOfWeek(office.code(), startOf(office, WEEK), startOf(office, WEEK + 1), startOf(office, 0))
                .forEach(booking -> {
                    booking.remindOfWeek(clock.instant());
                    tell(cases.get(booking.registrationNumber()), booking, office, IN_A_WEEK);
                });
    }

    private void tell(CaseFile file, Booking booking, Office office, String kind) {
        messages.send(
                file.registrationNumber(),
                kind,
                Texts.at(booking.startsAt(), office.zone()),
                office.address(),
                rules.advice(file, booking));
    }

    /** A time that was moved or given up is reminded of no more, nor is tomorrow's when it is here. */
    @Override
    public boolean isOver(CaseFile file, String kind, Instant written) {
        if (!KINDS.contains(kind)) {
            return false;
        }
        Office office = offices.get(file.office());
        Instant dayOfWriting = startOf(office, written, 0);
        return bookings.of(file.registrationNumber())
                .booked()
                .filter(booking -> booking.bookedAt().isBefore(dayOfWriting))
                .filter(booking -> clock.instant()
                        .isBefore(IN_A_WEEK.equals(kind) ? booking.startsAt() : startOf(office, written, DAY)))
                .isEmpty();
    }

    /** When a day begins, office time, so many days from today. */
    private Instant startOf(Office office, int days) {
        return startOf(office, clock.instant(), days);
    }

    private static Instant startOf(Office office, Instant from, int days) {
        return office.startOf(LocalDate.ofInstant(from, office.zone()).plusDays(days));
    }
}
