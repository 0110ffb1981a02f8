package id.paspor.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the database answered, remembered for a while. Several callers may ask at once: nobody waits here for another
 * one's answer with a connection in hand that this one lacks, which is how a rush comes to a standstill. Safe for use by
 * many threads.
 */
public final class Remembered<K, V> {

    private static final int MOST = 10_000;

    private final Cache<K, V> answers;
    private final Function<K, V> ask;
    private final AtomicLong forgotten = new AtomicLong();

    /** Remembers up to 10,000 answers, each for some time after it was given. */
    public Remembered(Duration howLong, Function<K, V> ask) {
        this(Caffeine.newBuilder().expireAfterWrite(howLong).maximumSize(MOST), ask);
    }

    /**
     * Remembers as the limits say.
     *
     * @param ask gives the answer, never {@code null}
     */
    public Remembered(Caffeine<Object, Object> limits, Function<K, V> ask) {
        this.answers = limits.build();
        this.ask = ask;
    }

    /** The answer as it is remembered, or a new one. */
    public V get(K key) {
        V known = answers.getIfPresent(key);
        if (known != null) {
            return known;
        }
        long before = forgotten.get();
        V asked = ask.apply(key);
        // an answer from before something was forgotten is not remembered
        answers.asMap().compute(key, (same, other) -> forgotten.get() == before ? asked : other);
        return asked;
    }

    /** What {@link #remember} is to be told of an answer that is asked for from now on. */
    public long moment() {
        return forgotten.get();
    }

    /**
     * Remembers a newer answer, which the caller asked for otherwise.
     *
     * @param asked the {@link #moment} before it was; if something was forgotten since, nothing is remembered
     */
    public void remember(K key, V answer, long asked) {
        answers.asMap().compute(key, (same, before) -> forgotten.get() == asked ? answer : null);
    }

    /** The answer, if it is remembered. */
    public Optional<V> known(K key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    /** Does something once everybody can see what the present transaction has changed; at once when there is none. */
    public static void onceItShows(Runnable deed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            deed.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deed.run();
            }
        });
    }

    /**
     * Forgets something now, for what the present transaction reads next, and once more when it has ended: until then
     * others read and remember what was before, and this one what may never be.
     */
    public static void nowAndAtTheEnd(Runnable forgetting) {
        forgetting.run();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forgetting.run();
                }
            });
        }
    }

    /** Asks anew from now on, since the answer changes with the present transaction. */
    public void forget(K key) {
        nowAndAtTheEnd(() -> {
            forgotten.incrementAndGet();
            answers.invalidate(key);
        });
    }

    /** Asks everything anew from now on, since answers change with the present transaction. */
    public void forgetAll() {
        nowAndAtTheEnd(() -> {
            forgotten.incrementAndGet();
            answers.invalidateAll();
        });
    }
}
