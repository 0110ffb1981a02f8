package id.paspor.appointment;

import id.paspor.kernel.Preparation;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.WorkingCalendar;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lays out the interview slots of the coming weeks by each office's hours and places; what is there already stays. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SlotCalendar implements Preparation {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

    /** What {@link #layOut()} comes to in the zone of every office: all differ by whole hours. */
    private static final LocalTime LAID_OUT_AT = LocalTime.of(0, 5);

    private final Offices offices;
    private final WorkingCalendar calendar;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final int daysAhead;

    SlotCalendar(
            Offices offices,
            WorkingCalendar calendar,
            JdbcTemplate jdbc,
            Clock clock,
            @Value("${paspor.appointment.days-ahead}") int daysAhead) {
        this.offices = offices;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    @Override
    public void prepare() {
        layOut();
    }

    /** Every hour, so that no office waits long after its midnight for the new last day. */
    @Scheduled(cron = "0 5 * * * *")
    void layOut() {
        offices.all().forEach(this::layOut);
    }

    /** The next working day that is not laid out yet, and when it will be. */
    Release nextRelease(Office office) {
        LocalDate lastDay = LocalDate.ofInstant(clock.instant(), office.zone()).plusDays(daysAhead);
        LocalDate day = calendar.openOnOrAfter(lastDay.plusDays(1));
        Instant at = day.minusDays(daysAhead)
                .atTime(LAID_OUT_AT)
                .atZone(office.zone())
                .toInstant();
        return new Release(day, at);
    }

    private void layOut(Office office) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), office.zone());
        List<Object[]> rows = new ArrayList<>();
        for (LocalDate day = today; !day.isAfter(today.plusDays(daysAhead)); day = day.plusDays(1)) {
            if (calendar.isOpen(day)) {
                addHours(office, day, rows);
            }
        }
        jdbc.batchUpdate("""
                insert into interview_slot (id, office, day, starts_at, ends_at, capacity) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""", rows);
    }

    private static void addHours(Office office, LocalDate day, List<Object[]> rows) {
        for (LocalTime hour = office.opens(); !hour.plusHours(1).isAfter(office.closes()); hour = hour.plusHours(1)) {
            ZonedDateTime start = day.atTime(hour).atZone(office.zone());
            rows.add(new Object[] {
                office.code() + "-" + ID.format(start),
                office.code(),
                day,
                Timestamp.from(start.toInstant()),
                Timestamp.from(start.plusHours(1).toInstant()),
                office.placesPerHour()
            });
        }
    }
}
