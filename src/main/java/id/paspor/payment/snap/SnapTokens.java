package id.paspor.payment.snap;

import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Access tokens of banks: random, kept as hashes, good on every node for a quarter of an hour. */
@Component
class SnapTokens {

    static final Duration LIFE = Duration.ofMinutes(15);

    private static final int BYTES = 32;

    /** One never changes, and it says itself when it runs out. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final BankTokenRepository tokens;
    private final Clock clock;
    private final Remembered<String, Optional<BankToken>> known;

    SnapTokens(BankTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        this.known = new Remembered<>(REMEMBERED, tokens::findByHash);
    }

    /** A new token of a bank. */
    String issue(SnapBank bank) {
        String token = RandomTokens.ofBytes(BYTES);
        tokens.save(new BankToken(
                DigestUtils.sha256Hex(token), bank.name(), clock.instant().plus(LIFE)));
        return token;
    }

    /** The name of the bank that a token was issued to, unless it has run out. */
    Optional<String> bankOf(String token) {
        return known.get(DigestUtils.sha256Hex(token)).flatMap(issued -> issued.bank(clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void deleteExpired() {
        tokens.deleteExpired(clock.instant());
    }
}
