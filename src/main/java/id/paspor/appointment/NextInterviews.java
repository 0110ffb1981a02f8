package id.paspor.appointment;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The next interview time with a free place at each office, for pages that everybody reads: up to a minute old. */
@Service
public class NextInterviews {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final String ALL_OFFICES = "all";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoadingCache<String, Map<String, Instant>> next =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(all -> read());

    NextInterviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When the next interview with a free place begins at an office. */
    public Optional<Instant> at(String office) {
        return Optional.ofNullable(next.get(ALL_OFFICES).get(office));
    }

    private Map<String, Instant> read() {
        Map<String, Instant> byOffice = new HashMap<>();
        jdbc.sql("select office, min(starts_at) from interview_slot where class = 'regular' and starts_at > ?"
                        + " and released_at <= ? and booked < capacity group by office")
                .params(Timestamp.from(clock.instant()), Timestamp.from(clock.instant()))
                .query(row -> {
                    byOffice.put(row.getString(1), row.getTimestamp(2).toInstant());
                });
        return byOffice;
    }
}
