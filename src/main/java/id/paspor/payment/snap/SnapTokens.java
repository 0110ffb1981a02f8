package id.paspor.payment.snap;

import id.paspor.kernel.RandomTokens;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Access tokens of banks: random, kept as hashes, good on every node for a quarter of an hour. */
@Component
class SnapTokens {

    static final Duration LIFE = Duration.ofMinutes(15);

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;

    SnapTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new token of a bank. */
    String issue(SnapBank bank) {
        String token = RandomTokens.ofBytes(BYTES);
        jdbc.sql("insert into bank_token (hash, bank, expires_at) values (?, ?, ?)")
                .params(
                        DigestUtils.sha256Hex(token),
                        bank.name(),
                        Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return token;
    }

    /** The name of the bank that a token was issued to, unless it has run out. */
    Optional<String> bankOf(String token) {
        return jdbc.sql("select bank from bank_token where hash = ? and expires_at > ?")
                .params(DigestUtils.sha256Hex(token), Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void deleteExpired() {
        jdbc.sql("delete from bank_token where expires_at <= ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
