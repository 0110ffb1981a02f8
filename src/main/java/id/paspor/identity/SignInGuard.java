package id.paspor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords. Failures count for the account and for the client's address. They count apart for
 * every browser in which the account signed in before, and for every address from which it did so within a day, such as
 * that of a program: so nobody is locked out by the guesses of others.
 */
@Component
public class SignInGuard {

    private static final Duration KNOWN = Duration.ofDays(1);

    private final KnownDevices devices;
    private final RateLimit perAddress;
    private final RateLimit perAccount;
    private final Cache<String, Boolean> knownAddresses =
            Caffeine.newBuilder().expireAfterAccess(KNOWN).maximumSize(100_000).build();

    SignInGuard(KnownDevices devices, RateLimits limits) {
        this.devices = devices;
        this.perAddress = limits.named("sign-in-per-address");
        this.perAccount = limits.named("sign-in-per-account");
    }

    /** An attempt that counts as a failure until it succeeds. */
    public final class Attempt {

        private final List<Count> counts;
        private final String knownFrom;

        private Attempt(List<Count> counts, String knownFrom) {
            this.counts = counts;
            this.knownFrom = knownFrom;
        }

        public void succeeded() {
            counts.forEach(Count::giveBack);
            knownAddresses.put(knownFrom, true);
        }
    }

    private record Count(RateLimit limit, String key) {

        Duration take() {
            return limit.take(key);
        }

        Duration untilNext() {
            return limit.untilNext(key);
        }

        void giveBack() {
            limit.giveBack(key);
        }
    }

    /**
     * Begins an attempt, before the password is looked at.
     *
     * @throws TooManyAttempts when there were too many
     */
    public Attempt begin(String account, Origin origin) {
        List<Count> taken = new ArrayList<>();
        for (Count count : counts(account, origin)) {
            Duration wait = count.take();
            if (!wait.isZero()) {
                taken.forEach(Count::giveBack);
                throw new TooManyAttempts(wait);
            }
            taken.add(count);
        }
        return new Attempt(taken, from(account, origin));
    }

    /**
     * Refuses even the right password while there are too many attempts, since answering would tell that it is right.
     *
     * @throws TooManyAttempts when there were too many
     */
    public void refuseIfExhausted(String account, Origin origin) {
        for (Count count : counts(account, origin)) {
            Duration wait = count.untilNext();
            if (!wait.isZero()) {
                throw new TooManyAttempts(wait);
            }
        }
    }

    private List<Count> counts(String account, Origin origin) {
        Optional<String> device = devices.number(account, origin);
        if (device.isPresent()) {
            return List.of(new Count(perAccount, "device " + device.get() + " " + account));
        }
        String from = from(account, origin);
        if (knownAddresses.getIfPresent(from) != null) {
            return List.of(new Count(perAccount, "from " + from));
        }
        return List.of(new Count(perAddress, origin.address()), new Count(perAccount, "elsewhere " + account));
    }

    private static String from(String account, Origin origin) {
        return origin.address() + " " + account;
    }
}
