package id.paspor.quota;

import id.paspor.kernel.preparation.Preparation;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.rule.Layout;
import id.paspor.quota.rule.Layout.Wanted;
import id.paspor.quota.rule.OfficeRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lays out the interview slots of the coming weeks by each office's rules, far enough that the release which comes next is
 * there before its time. A slot never gets fewer places than are booked in it; see {@link #overbooked}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class SlotCalendar implements Preparation {

    private final Offices offices;
    private final OfficeRules officeRules;
    private final Slots slots;
    private final BookedPlaces bookings;
    private final InterviewSlotRepository rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SlotCalendar(
            Offices offices,
            OfficeRules officeRules,
            Slots slots,
            BookedPlaces bookings,
            InterviewSlotRepository rows,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.offices = offices;
        this.officeRules = officeRules;
        this.slots = slots;
        this.bookings = bookings;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void prepare() {
        layOut();
    }

    /** Brings the slots of an office in line with its rules again, after bookings were taken away. */
    public void layOutAgain(Office office) {
        transaction.executeWithoutResult(status -> {
            officeRules.lock(office.code());
            layOut(office);
        });
    }

    /** Every hour, so that no office waits long after its midnight for the new last day. */
    @Scheduled(cron = "0 5 * * * *")
    void layOut() {
        offices.all()
                .forEach(office -> transaction.executeWithoutResult(status -> {
                    officeRules.lock(office.code());
                    officeRules.seed(office);
                    layOut(office);
                }));
    }

    /** The release of times for everybody that comes next at an office, up to a second old; none while its rules give no places. */
    public Optional<Release> nextRelease(Office office) {
        return slots.nextRelease(office.code());
    }

    /**
     * Brings the slots of an office in line with its rules; those that have begun stay as they are. Runs in the caller's
     * transaction, which holds the office's lock; no row is touched that need not change.
     */
    void layOut(Office office) {
        Instant now = clock.instant();
        Map<SlotId, LaidOut> present = present(office);
        Map<SlotId, Wanted> wanted = wanted(office, present);
        List<Wanted> missing = new ArrayList<>();
        List<Wanted> changed = new ArrayList<>();
        new TreeMap<>(wanted).forEach((id, slot) -> {
            LaidOut there = present.get(id);
            if (there == null) {
                missing.add(slot);
            } else if (there.startsAt().isAfter(now) && there.differsFrom(slot, now)) {
                changed.add(slot);
            }
        });
        rows.insert(office.code(), missing);
        rows.change(changed, now);
        remove(present.values().stream()
                .filter(slot -> slot.startsAt().isAfter(now) && !wanted.containsKey(slot.id()))
                .map(LaidOut::id)
                .toList());
        slots.changed(office);
    }

    /**
     * The bookings for which an office has no places any more by its rules, those of each slot that were made last;
     * whoever was seen already is none of them, nor who is about to be told.
     */
    List<Affected> overbooked(Office office) {
        Map<SlotId, LaidOut> present = present(office);
        Map<SlotId, Wanted> wanted = wanted(office, present);
        Map<SlotId, Integer> over = new TreeMap<>();
        present.values().stream()
                .filter(slot -> slot.startsAt().isAfter(clock.instant()))
                .filter(slot -> slot.booked() > places(wanted.get(slot.id())))
                .forEach(slot -> over.put(slot.id(), slot.booked() - places(wanted.get(slot.id()))));
        return bookings.latest(over).stream()
                .map(booking -> new Affected(
                        office.code(),
                        booking.slot(),
                        present.get(booking.slot()).startsAt(),
                        booking.registrationNumber(),
                        null))
                .sorted(Comparator.comparing(Affected::start).thenComparing(Affected::slot))
                .toList();
    }

    private static int places(Wanted slot) {
        return slot == null ? 0 : slot.places();
    }

    /** What should be there from today on, as far as the next release goes and at least as far as there is something. */
    private Map<SlotId, Wanted> wanted(Office office, Map<SlotId, LaidOut> present) {
        Layout layout = officeRules.layout(office);
        LocalDate today = office.today(clock);
        LocalDate horizon = layout.horizon(today);
        LocalDate last = present.values().stream()
                .map(LaidOut::day)
                .filter(day -> day.isAfter(horizon))
                .max(LocalDate::compareTo)
                .orElse(horizon);
        return layout.slots(today, last);
    }

    /** By id. */
    private Map<SlotId, LaidOut> present(Office office) {
        Map<SlotId, LaidOut> present = new TreeMap<>();
        rows.laidOut(office.code(), office.startOf(office.today(clock))).forEach(slot -> present.put(slot.id(), slot));
        return present;
    }

    /** A slot that somebody once booked stays for the record, without a free place. */
    private void remove(List<SlotId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        slots.lock(ids);
        Set<SlotId> neverBooked = new HashSet<>(ids);
        neverBooked.removeAll(bookings.everBooked(ids));
        if (!neverBooked.isEmpty()) {
            rows.deleteEmpty(values(neverBooked));
        }
        rows.close(values(ids));
    }

    private static List<String> values(Collection<SlotId> ids) {
        return ids.stream().map(SlotId::value).toList();
    }
}
