package id.paspor.support;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interview places of today in a server test, whatever the hour and the day of the week are. */
public final class PlacesToday {

    private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS");

    private final JdbcClient jdbc;

    public PlacesToday(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lays a slot of an office in WITA out that has just begun, and says its id. */
    public String layOut(String office, String slotClass, int places) {
        Instant now = Instant.now();
        LocalDate day = LocalDate.ofInstant(now, ZONE);
        Instant midnight = day.atStartOfDay(ZONE).toInstant();
        Instant aMomentAgo = now.minus(Duration.ofMinutes(10));
        ZonedDateTime start = (aMomentAgo.isBefore(midnight) ? midnight : aMomentAgo).atZone(ZONE);
        String id = office + "-" + ID.format(start) + "-" + slotClass.toUpperCase();
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        office,
                        slotClass,
                        day,
                        Timestamp.from(start.toInstant()),
                        Timestamp.from(now.plus(Duration.ofHours(1))),
                        places)
                .update();
        return id;
    }
}
