package id.paspor.appointment;

import id.paspor.office.Product;
import id.paspor.quota.BookedPlaces;
import id.paspor.quota.ProductQuota;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The bookings of cases. HELD, BOOKED, CHECKED_IN and ATTENDED ones have a place in their slot. How long a place is held
 * is told by the database's clock, which all nodes share.
 */
@Component
class Bookings implements BookedPlaces {

    /** How long an applicant may look a place over before confirming it. */
    static final Duration REVIEW = Duration.ofMinutes(10);

    private static final String APPOINTMENT = "('BOOKED', 'CHECKED_IN', 'ATTENDED')";

    private static final RowMapper<Current> CURRENT = (row, number) -> {
        String slot = row.getString("id");
        Instant start = row.getTimestamp("starts_at").toInstant();
        Instant end = row.getTimestamp("ends_at").toInstant();
        if (row.getString("state").equals("HELD")) {
            Hold hold =
                    new Hold(slot, start, end, row.getTimestamp("held_until").toInstant());
            return new Current(null, null, null, false, hold);
        }
        return new Current(
                new Appointment(slot, start, end, row.getInt("reschedules")),
                row.getString("state"),
                row.getString("booked_by"),
                row.getTimestamp("told_at") != null,
                null);
    };

    private final JdbcClient jdbc;
    private final ProductQuota products;
    private final Clock clock;

    Bookings(JdbcClient jdbc, ProductQuota products, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.clock = clock;
    }

    /**
     * The booking that was made last for a case.
     *
     * @param live whether it is a hold that has not run out
     * @param untold whether it is an appointment of which the process has not been told
     */
    record Latest(String slot, String state, int reschedules, boolean live, boolean untold) {

        boolean is(String expected) {
            return state.equals(expected);
        }
    }

    /**
     * What a case has at present.
     *
     * @param appointment or {@code null}
     * @param state of the appointment, or {@code null}
     * @param bookedBy the account that made the appointment, or {@code null}
     * @param told whether the process knows of the appointment
     * @param hold a place that is held and has not run out, or {@code null}
     */
    record Current(Appointment appointment, String state, String bookedBy, boolean told, Hold hold) {

        boolean is(String expected) {
            return expected.equals(state);
        }

        boolean isBooked() {
            return "BOOKED".equals(state);
        }
    }

    Current current(String registrationNumber) {
        List<Current> rows =
                jdbc.sql("""
                select b.state, b.booked_by, b.told_at, b.held_until, b.reschedules, s.id, s.starts_at, s.ends_at
                from booking b join interview_slot s on s.id = b.slot
                where b.registration_number = ?
                and (b.state in ('BOOKED', 'CHECKED_IN', 'ATTENDED') or b.state = 'HELD' and b.held_until > now())""").param(registrationNumber).query(CURRENT).list();
        Hold hold = rows.stream()
                .map(Current::hold)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return rows.stream()
                .filter(row -> row.appointment() != null)
                .map(row -> new Current(row.appointment(), row.state(), row.bookedBy(), row.told(), hold))
                .findFirst()
                .orElse(new Current(null, null, null, false, hold));
    }

    Optional<Latest> latest(String registrationNumber) {
        return jdbc.sql("""
                select slot, state, reschedules, state = 'HELD' and held_until > now() as live,
                    state in ('BOOKED', 'CHECKED_IN') and told_at is null as untold
                from booking where registration_number = ? order by id desc limit 1""").param(registrationNumber).query(Latest.class).optional();
    }

    /** Keeps a second confirmation of the same hold waiting until this transaction ends. */
    void lockHold(String registrationNumber) {
        jdbc.sql("select from booking where registration_number = ? and state = 'HELD' for update")
                .param(registrationNumber)
                .query()
                .listOfRows();
    }

    int missedTimes(String registrationNumber) {
        return jdbc.sql("select count(*) from booking where registration_number = ? and state = 'MISSED'")
                .param(registrationNumber)
                .query(Integer.class)
                .single();
    }

    /**
     * Notes that a place is held for a case.
     *
     * @param product of whose places of that day it is
     * @param actor the account that will have made the appointment, once it is confirmed
     * @param length how long it is held
     * @return whether it is; if not, another request for the same case was faster
     */
    boolean insertHold(
            String registrationNumber, String slot, Product product, int reschedules, String actor, Duration length) {
        return jdbc.sql("""
                insert into booking
                    (registration_number, slot, product, state, reschedules, booked_at, booked_by, held_until)
                values (?, ?, ?, 'HELD', ?, ?, ?, now() + make_interval(secs => ?))
                on conflict (registration_number) where state = 'HELD' do nothing""")
                        .params(registrationNumber, slot, product.code(), reschedules, now(), actor, length.toSeconds())
                        .update()
                == 1;
    }

    /** Notes an appointment that an officer gives; the unique index refuses a second one. */
    void insertBooked(
            String registrationNumber, String slot, Product product, int reschedules, String actor, String reason) {
        jdbc.sql("""
                insert into booking (registration_number, slot, product, state, reschedules, booked_at, booked_by, reason)
                values (?, ?, ?, 'BOOKED', ?, ?, ?, ?)""")
                .params(registrationNumber, slot, product.code(), reschedules, now(), actor, reason)
                .update();
    }

    /** Makes the hold of a case an appointment, unless it has run out. */
    boolean confirmHold(String registrationNumber) {
        return jdbc.sql("""
                update booking set state = 'BOOKED', held_until = null, booked_at = ?
                where registration_number = ? and state = 'HELD' and held_until > now()""").params(now(), registrationNumber).update() == 1;
    }

    /**
     * Ends a booking in one of some states.
     *
     * @return the slot whose place it had, if there was one
     */
    Optional<String> end(String registrationNumber, String state, String reason, String... before) {
        return ended(jdbc.sql("""
                update booking set state = ?, released_at = ?, reason = coalesce(?, reason)
                where registration_number = ? and state = any (?) returning slot, product""")
                .params(state, now(), reason, registrationNumber, before)
                .query(Ended.class)
                .optional());
    }

    /**
     * Ends the hold that a case has in a slot, unless it was exchanged meanwhile.
     *
     * @return that slot, if it had one there
     */
    Optional<String> endHold(String registrationNumber, String slot) {
        return ended(jdbc.sql("""
                update booking set state = 'RELEASED', released_at = ?
                where registration_number = ? and state = 'HELD' and slot = ? returning slot, product""")
                .params(now(), registrationNumber, slot)
                .query(Ended.class)
                .optional());
    }

    /** A booking whose place is to be given back. */
    private record Ended(String slot, String product) {}

    private Optional<String> ended(Optional<Ended> booking) {
        booking.ifPresent(place -> products.giveBack(Product.of(place.product()), place.slot()));
        return booking.map(Ended::slot);
    }

    /** The cases whose hold has run out, at most a hundred. */
    List<String> withExpiredHold() {
        return jdbc.sql("""
                select registration_number from booking where state = 'HELD' and held_until <= now()
                order by held_until limit 100""").query(String.class).list();
    }

    /** Ends a hold that has run out, unless another node did. */
    Optional<String> expireHold(String registrationNumber) {
        return ended(jdbc.sql("""
                update booking set state = 'EXPIRED', released_at = ?
                where registration_number = ? and state = 'HELD' and held_until <= now() returning slot, product""")
                .params(now(), registrationNumber)
                .query(Ended.class)
                .optional());
    }

    /** Says why a hold was given against the rules. */
    void explainHold(String registrationNumber, String slot, String reason) {
        jdbc.sql("update booking set reason = ? where registration_number = ? and state = 'HELD' and slot = ?")
                .params(reason, registrationNumber, slot)
                .update();
    }

    /** Why the office gave the appointment that a case has, if it had to say so. */
    Optional<String> reason(String registrationNumber) {
        return jdbc.sql("select reason from booking where registration_number = ? and reason is not null and state in "
                        + APPOINTMENT)
                .param(registrationNumber)
                .query(String.class)
                .optional();
    }

    /**
     * Notes that the applicant is here.
     *
     * @return whether there was an appointment in this slot of somebody who was not here yet
     */
    boolean checkIn(String registrationNumber, String slot, String actor) {
        return jdbc.sql("""
                update booking set state = 'CHECKED_IN', checked_in_at = ?, checked_in_by = ?, check_in_told_at = null
                where registration_number = ? and slot = ? and state = 'BOOKED'""").params(now(), actor, registrationNumber, slot).update() == 1;
    }

    /**
     * Notes that the applicant is not here after all.
     *
     * @return whether somebody had said so
     */
    boolean undoCheckIn(String registrationNumber, String reason) {
        return jdbc.sql("""
                update booking
                set state = 'BOOKED', checked_in_at = null, checked_in_by = null, check_in_told_at = null, reason = ?
                where registration_number = ? and state = 'CHECKED_IN'""").params(reason, registrationNumber).update() == 1;
    }

    void checkInTold(String registrationNumber) {
        jdbc.sql("update booking set check_in_told_at = ? where registration_number = ? and state = 'CHECKED_IN'")
                .params(now(), registrationNumber)
                .update();
    }

    /** Whether somebody is here of whom the process has not been told. */
    boolean isCheckInUntold(String registrationNumber) {
        return jdbc.sql("""
                select count(*) > 0 from booking
                where registration_number = ? and state = 'CHECKED_IN' and check_in_told_at is null""").param(registrationNumber).query(Boolean.class).single();
    }

    /** Notes that the applicant was seen. */
    void attended(String registrationNumber) {
        jdbc.sql("""
                update booking set state = 'ATTENDED', attended_at = ?
                where registration_number = ? and state in ('BOOKED', 'CHECKED_IN')""").params(now(), registrationNumber).update();
    }

    void told(String registrationNumber) {
        jdbc.sql("update booking set told_at = ? where registration_number = ? and told_at is null and state in "
                        + APPOINTMENT)
                .params(now(), registrationNumber)
                .update();
    }

    /** Why the office took the appointment away that a case had last, or {@code null}. */
    String displacedBecause(String registrationNumber) {
        return jdbc.sql("select reason from booking where registration_number = ? and state = 'DISPLACED'"
                        + " order by id desc limit 1")
                .param(registrationNumber)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public List<Booked> latest(Map<String, Integer> many) {
        if (many.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select slot, registration_number
                from (
                    select b.slot, b.registration_number, d.slot as displaced, asked.many,
                        row_number() over (partition by b.slot order by d.slot is null, b.id desc) as nth
                    from unnest(?::text[], ?::integer[]) as asked (slot, many)
                    join booking b on b.slot = asked.slot and b.state in ('HELD', 'BOOKED')
                    left join displacement d on d.slot = b.slot and d.registration_number = b.registration_number) b
                where nth <= many and displaced is null order by slot, nth""")
                .params(many.keySet().toArray(String[]::new), many.values().toArray(Integer[]::new))
                .query(Booked.class)
                .list();
    }

    @Override
    public Set<String> everBooked(Collection<String> slots) {
        return jdbc.sql("select distinct slot from booking where slot = any (?)")
                .param(slots.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    @Override
    public Map<LocalDate, Integer> ofProduct(String office, Product product, LocalDate from) {
        Map<LocalDate, Integer> booked = new TreeMap<>();
        jdbc.sql("""
                select s.day, count(*) as booked
                from booking b join interview_slot s on s.id = b.slot
                where s.office = ? and s.day >= ? and b.state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED')
                    and b.product = ?
                group by s.day""").params(office, from, product.code()).query(row -> {
            booked.put(row.getObject("day", LocalDate.class), row.getInt("booked"));
        });
        return booked;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
