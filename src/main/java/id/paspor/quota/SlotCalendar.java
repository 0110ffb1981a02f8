package id.paspor.quota;

import id.paspor.kernel.Preparation;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Layout.Wanted;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final QuotaStore store;
    private final Slots slots;
    private final BookedPlaces bookings;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SlotCalendar(
            Offices offices,
            QuotaStore store,
            Slots slots,
            BookedPlaces bookings,
            JdbcClient jdbc,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.offices = offices;
        this.store = store;
        this.slots = slots;
        this.bookings = bookings;
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A slot that is there. */
    private record Present(
            String id,
            LocalDate day,
            Instant startsAt,
            Instant endsAt,
            int capacity,
            int booked,
            boolean released,
            Instant releasedAt) {

        /** Whether the slot has to be changed; one with more bookings than places keeps as many places as bookings. */
        boolean differsFrom(Wanted wanted) {
            return capacity != Math.max(wanted.places(), booked)
                    || !endsAt.equals(wanted.end())
                    || !released && !releasedAt.equals(wanted.releasedAt());
        }
    }

    @Override
    public void prepare() {
        layOut();
    }

    /** Brings the slots of an office in line with its rules again, after bookings were taken away. */
    public void layOutAgain(Office office) {
        transaction.executeWithoutResult(status -> {
            store.lock(office.code());
            layOut(office);
        });
    }

    /** Every hour, so that no office waits long after its midnight for the new last day. */
    @Scheduled(cron = "0 5 * * * *")
    void layOut() {
        offices.all()
                .forEach(office -> transaction.executeWithoutResult(status -> {
                    store.lock(office.code());
                    store.seed(office);
                    layOut(office);
                }));
    }

    /** The release of times for everybody that comes next at an office; none while its rules give no places. */
    public Optional<Release> nextRelease(Office office) {
        return jdbc.sql("""
                select min(day) as day, max(day) as last_day, released_at as at from interview_slot
                where office = ? and class = 'regular' and released_at > ? and capacity > 0
                group by released_at order by released_at limit 1""")
                .params(office.code(), Timestamp.from(clock.instant()))
                .query(Release.class)
                .optional();
    }

    /**
     * Brings the slots of an office in line with its rules; those that have begun stay as they are. Runs in the caller's
     * transaction, which holds the office's lock; no row is touched that need not change.
     */
    void layOut(Office office) {
        Instant now = clock.instant();
        Map<String, Present> present = present(office);
        Map<String, Wanted> wanted = wanted(office, present);
        List<Wanted> missing = new ArrayList<>();
        List<Wanted> changed = new ArrayList<>();
        new TreeMap<>(wanted).forEach((id, slot) -> {
            Present there = present.get(id);
            if (there == null) {
                missing.add(slot);
            } else if (there.startsAt().isAfter(now) && there.differsFrom(slot)) {
                changed.add(slot);
            }
        });
        insert(office, missing);
        change(changed);
        remove(present.values().stream()
                .filter(slot -> slot.startsAt().isAfter(now) && !wanted.containsKey(slot.id()))
                .map(Present::id)
                .toArray(String[]::new));
        slots.changed(office.code());
    }

    /**
     * The bookings for which an office has no places any more by its rules, those of each slot that were made last;
     * whoever was seen already is none of them, nor who is about to be told.
     */
    List<Affected> overbooked(Office office) {
        Map<String, Present> present = present(office);
        Map<String, Wanted> wanted = wanted(office, present);
        Map<String, Integer> over = new TreeMap<>();
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
    private Map<String, Wanted> wanted(Office office, Map<String, Present> present) {
        Layout layout = store.layout(office);
        LocalDate today = today(office);
        LocalDate horizon = layout.release().horizon(today);
        LocalDate last = present.values().stream()
                .map(Present::day)
                .filter(day -> day.isAfter(horizon))
                .max(LocalDate::compareTo)
                .orElse(horizon);
        return layout.slots(today, last);
    }

    /** By id. */
    private Map<String, Present> present(Office office) {
        Timestamp now = Timestamp.from(clock.instant());
        Map<String, Present> present = new TreeMap<>();
        jdbc.sql("""
                select id, day, starts_at, ends_at, capacity, booked, released_at <= ? as released,
                    greatest(released_at, 'epoch') as released_at
                from interview_slot where office = ? and starts_at >= ?""")
                .params(
                        now,
                        office.code(),
                        Timestamp.from(today(office).atStartOfDay(office.zone()).toInstant()))
                .query((row, number) -> new Present(
                        row.getString("id"),
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getInt("capacity"),
                        row.getInt("booked"),
                        row.getBoolean("released"),
                        row.getTimestamp("released_at").toInstant()))
                .list()
                .forEach(slot -> present.put(slot.id(), slot));
        return present;
    }

    private void insert(Office office, List<Wanted> slots) {
        batches.batchUpdate(
                "insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.id(),
                            office.code(),
                            slot.slotClass().code(),
                            slot.day(),
                            Timestamp.from(slot.start()),
                            Timestamp.from(slot.end()),
                            slot.places(),
                            Timestamp.from(slot.releasedAt())
                        })
                        .toList());
    }

    /** Rows are locked in the order of their ids, as everywhere. */
    private void change(List<Wanted> slots) {
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate(
                """
                update interview_slot set capacity = greatest(?, booked), ends_at = ?,
                    released_at = case when released_at > ? then ? else released_at end
                where id = ?""",
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.places(), Timestamp.from(slot.end()), now, Timestamp.from(slot.releasedAt()), slot.id()
                        })
                        .toList());
    }

    /** A slot that somebody once booked stays for the record, without a free place. */
    private void remove(String[] ids) {
        if (ids.length == 0) {
            return;
        }
        jdbc.sql("select from interview_slot where id = any (?) order by id for update")
                .param(ids)
                .query()
                .listOfRows();
        Set<String> neverBooked = new HashSet<>(List.of(ids));
        neverBooked.removeAll(bookings.everBooked(List.of(ids)));
        jdbc.sql("delete from interview_slot where id = any (?) and booked = 0")
                .param(neverBooked.toArray(String[]::new))
                .update();
        jdbc.sql("update interview_slot set capacity = booked where id = any (?) and capacity > booked")
                .param(ids)
                .update();
    }

    private LocalDate today(Office office) {
        return LocalDate.ofInstant(clock.instant(), office.zone());
    }
}
