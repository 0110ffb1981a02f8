package id.paspor.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.Remembered;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.InterviewSlotRepository.FirstFree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The slots and their places. A place is taken by one conditional update, so that none is ever given twice; the table's
 * constraint says the same. What is sold out is remembered for a second, so that a rush asks memory and not the row that
 * everybody wants.
 */
@Component
public class Slots {

    /** How far ahead times are shown. */
    public static final Duration SHOWN = Duration.ofDays(93);

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final Duration NEXT_REMEMBERED = Duration.ofMinutes(1);
    private static final String ALL_OFFICES = "all";

    private final InterviewSlotRepository slots;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Clock clock;
    private final Remembered<String, Map<String, Instant>> next = new Remembered<>(NEXT_REMEMBERED, all -> nextFree());
    private final Remembered<String, List<Slot>> byOffice = new Remembered<>(REMEMBERED, this::toCome);
    private final Cache<SlotId, Boolean> soldOut =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    Slots(InterviewSlotRepository slots, Offices offices, Deadlines deadlines, Clock clock) {
        this.slots = slots;
        this.offices = offices;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The slots of an office that begin in a span of time and have places, of all classes, earliest first. */
    public List<Slot> between(String office, Instant from, Instant to) {
        return slots.between(office, from, to);
    }

    /**
     * The slots of an office that leave time for a check before them, as far ahead as times are shown, of all classes, up to
     * a second old.
     */
    public List<Slot> remembered(String office) {
        Instant earliest = earliest(office);
        return byOffice.get(office).stream()
                .filter(slot -> !slot.start().isBefore(earliest))
                .toList();
    }

    private List<Slot> toCome(String office) {
        return between(office, earliest(office), clock.instant().plus(SHOWN));
    }

    /** When an interview that is booked online now may begin at the earliest, so that the data can be checked before. */
    public Instant earliest(String office) {
        return deadlines.earliestInterview(office);
    }

    /** All slots of an office on a day in its zone, also without places, earliest first. */
    public List<Slot> ofDay(String office, LocalDate day) {
        return slots.ofDay(office, day);
    }

    /** The last day for which an office has slots. */
    public Optional<LocalDate> lastDay(String office) {
        return slots.lastDay(office);
    }

    /** When more times can or could be booked at an office, after a moment and until another, earliest first. */
    public List<Instant> releases(String office, Instant after, Instant until) {
        return slots.releaseTimes(office, EnumSet.of(SlotClass.REGULAR, SlotClass.PRIORITY), after, until);
    }

    /** When the next interview with a free place that can be booked online begins at an office, for pages that everybody reads: up to a minute old. */
    public Optional<Instant> nextFree(String office) {
        return Optional.ofNullable(next.get(ALL_OFFICES).get(office));
    }

    private Map<String, Instant> nextFree() {
        List<String> codes = offices.all().stream().map(Office::code).toList();
        return slots
                .firstFree(
                        SlotClass.REGULAR.code(),
                        codes.toArray(String[]::new),
                        codes.stream()
                                .map(this::earliest)
                                .map(Instant::toString)
                                .toArray(String[]::new),
                        clock.instant())
                .stream()
                .collect(Collectors.toMap(FirstFree::getOffice, free -> Instant.ofEpochSecond(free.getStart())));
    }

    public Optional<Slot> find(SlotId id) {
        return slots.find(id.value());
    }

    /** Whether a slot was full within the last second. */
    public boolean isSoldOut(SlotId id) {
        return soldOut.getIfPresent(id) != null;
    }

    /**
     * Takes a place, if there is one.
     *
     * @return whether there was
     */
    public boolean take(Slot slot) {
        boolean taken = slots.take(slot.id().value()) == 1;
        if (taken) {
            changed(slot.id());
        } else {
            soldOut.put(slot.id(), true);
        }
        return taken;
    }

    /** Gives a place back to everybody. */
    public void giveBack(SlotId id) {
        slots.giveBack(id.value());
        changed(id);
    }

    /** Takes a place away that somebody had. */
    public void takeAway(SlotId id) {
        slots.takeAway(id.value());
        changed(id);
    }

    /** Locks slots, always in the same order, so that two who swap places do not wait for each other. */
    public void lock(Collection<SlotId> ids) {
        slots.lock(ids.stream().map(SlotId::value).toList());
    }

    private void changed(SlotId id) {
        forgetNowAndOnceItShows(() -> {
            soldOut.invalidate(id);
            byOffice.forget(id.office());
        });
    }

    /** Forgets what is remembered of all slots of an office, now and once the change can be seen. */
    void changed(Office office) {
        forgetNowAndOnceItShows(() -> {
            soldOut.asMap().keySet().removeIf(slot -> slot.office().equals(office.code()));
            byOffice.forget(office.code());
        });
    }

    private static void forgetNowAndOnceItShows(Runnable forget) {
        forget.run();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget.run();
                }
            });
        }
    }
}
