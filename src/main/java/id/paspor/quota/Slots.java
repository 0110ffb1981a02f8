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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

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
    private final Remembered<String, ToCome> byOffice = new Remembered<>(REMEMBERED, this::toCome);
    private final Remembered<String, Optional<LocalDate>> lastDays = new Remembered<>(REMEMBERED, this::readLastDay);
    private final Remembered<String, Optional<Release>> nextReleases =
            new Remembered<>(REMEMBERED, this::readNextRelease);
    private final Cache<SlotId, Boolean> soldOut =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    Slots(InterviewSlotRepository slots, Offices offices, Deadlines deadlines, Clock clock) {
        this.slots = slots;
        this.offices = offices;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * The slots of an office as they were read, and the places that this node has given since: a rush takes some forty a
     * second, and would have all of them read again each time.
     */
    private record ToCome(List<Slot> read, Map<SlotId, Integer> since) {

        private List<Slot> from(Instant earliest) {
            return read.stream()
                    .filter(slot -> !slot.start().isBefore(earliest))
                    .map(slot -> slot.less(since.getOrDefault(slot.id(), 0)))
                    .toList();
        }

        private void taken(SlotId id) {
            since.merge(id, 1, Integer::sum);
        }

        private Optional<Slot> of(SlotId id) {
            return read.stream().filter(slot -> slot.id().equals(id)).findFirst();
        }
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
        return byOffice.get(office).from(earliest(office));
    }

    private ToCome toCome(String office) {
        return new ToCome(between(office, earliest(office), clock.instant().plus(SHOWN)), new ConcurrentHashMap<>());
    }

    /** When an interview that is booked online now may begin at the earliest, so that the data can be checked before. */
    public Instant earliest(String office) {
        return deadlines.earliestInterview(office);
    }

    /** All slots of an office on a day in its zone, also without places, earliest first. */
    public List<Slot> ofDay(String office, LocalDate day) {
        return slots.ofDay(office, day);
    }

    /** The last day for which an office has slots, up to a second old. */
    public Optional<LocalDate> lastDay(String office) {
        return lastDays.get(office);
    }

    private Optional<LocalDate> readLastDay(String office) {
        return slots.lastDay(office);
    }

    /** The release of times for everybody that comes next at an office, up to a second old; none while its rules give no places. */
    Optional<Release> nextRelease(String office) {
        return nextReleases.get(office);
    }

    private Optional<Release> readNextRelease(String office) {
        return slots.releases(office, SlotClass.REGULAR, clock.instant(), Limit.of(1)).stream()
                .findFirst();
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
                .collect(Collectors.toMap(FirstFree::office, free -> Instant.ofEpochSecond(free.start())));
    }

    public Optional<Slot> find(SlotId id) {
        return slots.find(id.value());
    }

    /** As {@link #find}, but up to a second old if the slots of its office are remembered. */
    public Optional<Slot> recall(SlotId id) {
        return byOffice.known(id.office()).flatMap(known -> known.of(id)).or(() -> find(id));
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
            Remembered.onceItShows(() -> byOffice.known(slot.office()).ifPresent(known -> known.taken(slot.id())));
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
        Remembered.nowAndAtTheEnd(() -> soldOut.invalidate(id));
        byOffice.forget(id.office());
    }

    /** Forgets what is remembered of all slots of an office, now and once the change can be seen. */
    void changed(Office office) {
        Remembered.nowAndAtTheEnd(
                () -> soldOut.asMap().keySet().removeIf(slot -> slot.office().equals(office.code())));
        byOffice.forget(office.code());
        lastDays.forget(office.code());
        nextReleases.forget(office.code());
    }
}
