package id.paspor.office;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days on which one office is closed besides weekends and the calendar of all offices: a local holiday, an emergency.
 * Deadlines pass over them.
 */
@Service
public class ClosedDays {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final ClosedDayRepository days;
    private final Clock clock;
    private final Remembered<String, Set<LocalDate>> byOffice = new Remembered<>(REMEMBERED, this::read);

    ClosedDays(ClosedDayRepository days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /**
     * A day on which an office is closed.
     *
     * @param reason as it was typed, for everybody to read
     */
    public record ClosedDay(LocalDate day, String reason, Instant closedAt, String closedBy) {}

    /** Whether an office is closed on a day by a decision of its own, as it was up to a second ago. */
    boolean contains(String office, LocalDate day) {
        return byOffice.get(office).contains(day);
    }

    /** Stands for all closed days of an office, as they were up to a second ago. */
    String version(String office) {
        return String.valueOf(new TreeSet<>(byOffice.get(office)));
    }

    /** The closed days of an office from a day on, as this transaction sees them. */
    @Transactional(readOnly = true)
    public List<ClosedDay> from(String office, LocalDate first) {
        return days.from(office, first).stream().map(ClosedDayEntity::view).toList();
    }

    /**
     * Closes an office on a day, in the name of who is signed in.
     *
     * @return whether it was not closed already
     */
    @Transactional
    public boolean close(String office, LocalDate day, String reason) {
        byOffice.forget(office);
        return days.close(office, day, reason, clock.instant(), Actor.current()) == 1;
    }

    /**
     * Opens an office again on a day.
     *
     * @return whether it was closed
     */
    @Transactional
    public boolean open(String office, LocalDate day) {
        byOffice.forget(office);
        return days.open(office, day) == 1;
    }

    private Set<LocalDate> read(String office) {
        return days.days(office);
    }
}
