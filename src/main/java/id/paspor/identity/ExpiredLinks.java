package id.paspor.identity;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what waited for a link to be opened, once the link has expired. */
@Component
class ExpiredLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpiredLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${paspor.mail.clean-up-interval}")
    void delete() {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("delete from pending_registration where expires_at <= ?")
                .param(now)
                .update();
        jdbc.sql("delete from password_reset where expires_at <= ?").param(now).update();
    }
}
