package id.paspor.notification;

import id.paspor.casefile.Status;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Turnaround;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Until when applicants must do what they are told now, as the timers of the process have it. */
@Component
record Terms(Deadlines deadlines, Offices offices, NotificationProperties settings, Clock clock) {

    private static final Set<Status> REMINDED = EnumSet.of(Status.CORRECTION_REQUESTED, Status.DOCUMENTS_MISSING);

    /** Until when the applicant must act on what has just happened; empty where nothing is asked for, or a bill says it. */
    Optional<Instant> until(Status status, String office) {
        return Optional.ofNullable(
                        switch (status) {
                            case REGISTERED, INTERVIEW_MISSED, SLOT_RELEASED -> deadlines.slotChoice(office);
                            case CORRECTION_REQUESTED -> deadlines.correction(office);
                            case DOCUMENTS_MISSING -> deadlines.missingDocuments(office);
                            default -> null;
                        })
                .map(Date::toInstant);
    }

    /** In how many working days from the payment a passport is ready: from, and at the latest. */
    List<Integer> promise(String office) {
        Turnaround promise = deadlines.targets(office).promise();
        return List.of(promise.from(), promise.to());
    }

    /** The day of a moment at an office. */
    LocalDate day(String office, Instant moment) {
        return LocalDate.ofInstant(moment, offices.get(office).zone());
    }

    /** When to remind of what is due, as the office opens; empty when that is over, or nothing is reminded of. */
    Optional<Instant> reminderAt(Status status, String code, Instant due) {
        if (!REMINDED.contains(status)) {
            return Optional.empty();
        }
        Office office = offices.get(code);
        Instant reminder = day(code, due)
                .minus(settings.remindBefore())
                .atTime(office.opens())
                .atZone(office.zone())
                .toInstant();
        return Optional.of(reminder).filter(at -> at.isAfter(clock.instant()) && at.isBefore(due));
    }
}
