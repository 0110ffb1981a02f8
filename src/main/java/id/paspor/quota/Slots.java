package id.paspor.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    private final InterviewSlotRepository slots;
    private final Cache<String, List<Slot>> byOffice = remembering();
    private final Cache<String, Boolean> soldOut = remembering();

    Slots(InterviewSlotRepository slots) {
        this.slots = slots;
    }

    private static <V> Cache<String, V> remembering() {
        return Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    }

    /** The slots of an office that begin in a span of time and have places, of all classes, earliest first. */
    public List<Slot> between(String office, Instant from, Instant to) {
        return slots.between(office, from, to);
    }

    /**
     * As {@link #between}, up to a second old. Several may ask the database at once: waiting inside the cache for one of
     * them, with a connection in hand that this one lacks, is how a rush comes to a standstill.
     */
    public List<Slot> rememberedBetween(String office, Instant from, Instant to) {
        List<Slot> known = byOffice.getIfPresent(office);
        if (known == null) {
            known = between(office, from, to);
            byOffice.put(office, known);
        }
        return known.stream()
                .filter(slot -> !slot.start().isBefore(from) && slot.start().isBefore(to))
                .toList();
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

    public Optional<Slot> find(String id) {
        return slots.find(id);
    }

    /** Whether a slot was full within the last second. */
    public boolean isSoldOut(String id) {
        return soldOut.getIfPresent(id) != null;
    }

    /**
     * Takes a place, if there is one.
     *
     * @return whether there was
     */
    public boolean take(Slot slot) {
        boolean taken = slots.take(slot.id()) == 1;
        if (taken) {
            changed(slot.id());
        } else {
            soldOut.put(slot.id(), true);
        }
        return taken;
    }

    /** Gives a place back to everybody. */
    public void giveBack(String id) {
        slots.giveBack(id);
        changed(id);
    }

    /** Takes a place away that somebody had. */
    public void takeAway(String id) {
        slots.takeAway(id);
        changed(id);
    }

    /** Locks slots, always in the same order, so that two who swap places do not wait for each other. */
    public void lock(String... ids) {
        slots.lock(List.of(ids));
    }

    /**
     * Forgets what is remembered of an office, now and once the change can be seen.
     *
     * @param id an office code, which means all its slots, or the id of a slot
     */
    void changed(String id) {
        forget(id);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget(id);
                }
            });
        }
    }

    private void forget(String id) {
        soldOut.asMap().keySet().removeIf(slot -> slot.startsWith(id));
        byOffice.invalidate(id.replaceFirst("-.*", ""));
    }
}
