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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

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

    /** What an attempt uses is used whatever becomes of it. */
    private final TransactionTemplate own;

    private final TransactionTemplate together;

    SignInGuard(KnownDevices devices, RateLimits limits, PlatformTransactionManager transactions) {
        this.devices = devices;
        this.perAddress = limits.named("sign-in-per-address");
        this.perAccount = limits.named("sign-in-per-account");
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.together = new TransactionTemplate(transactions);
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
            together.executeWithoutResult(transaction -> counts.forEach(Count::giveBack));
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
        List<Count> counts = counts(account, origin);
        Duration wait = own.execute(transaction -> take(counts));
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
        return new Attempt(counts, from(account, origin));
    }

    /** Uses one of all of them: zero; or of none, and how long to wait for it. */
    private static Duration take(List<Count> counts) {
        List<Count> taken = new ArrayList<>();
        for (Count count : counts) {
            Duration wait = count.take();
            if (!wait.isZero()) {
                taken.forEach(Count::giveBack);
                return wait;
            }
            taken.add(count);
        }
        return Duration.ZERO;
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
