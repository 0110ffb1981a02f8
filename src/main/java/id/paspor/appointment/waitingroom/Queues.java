package id.paspor.appointment.waitingroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The lines as the database has them, which is the truth about them. Each change is one short transaction. */
@Component
class Queues {

    /** A few for each office. */
    private static final int REMEMBERED = 1_000;

    /** Most offices release together. */
    private static final int OPEN_AT_ONCE = 200;

    private static final Duration READ_ANEW = Duration.ofMinutes(5);

    private final QueueRepository queues;
    private final QueueEntryRepository entries;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Cache<Queue.Key, Boolean> drawn =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final Remembered<Queue.Key, Map<String, Integer>> places =
            new Remembered<>(Caffeine.newBuilder().expireAfterWrite(READ_ANEW).maximumSize(OPEN_AT_ONCE), this::places);

    Queues(QueueRepository queues, QueueEntryRepository entries, PlatformTransactionManager transactions, Clock clock) {
        this.queues = queues;
        this.entries = entries;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Notes that an account is there before a release. */
    void present(String office, Instant opensAt, String account, Instant now) {
        transaction.executeWithoutResult(status -> {
            queues.open(office, opensAt);
            entries.arrive(office, opensAt, account, now);
        });
    }

    /** The position of an account after a release; whoever was not there before it joins the end. */
    int position(String office, Instant opensAt, String account, Instant now) {
        Queue.Key queue = new Queue.Key(office, opensAt);
        return entries.position(office, opensAt, account)
                .or(() -> drawn.getIfPresent(queue) == null ? Optional.empty() : join(queue, account, now))
                .orElseGet(() -> {
                    draw(queue, now);
                    return entries.position(office, opensAt, account)
                            .or(() -> join(queue, account, now))
                            .or(() -> entries.position(office, opensAt, account))
                            .orElseThrow();
                });
    }

    /** Gives those who are present their places, unless that was done. */
    private void draw(Queue.Key queue, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (queues.draw(queue.office(), queue.opensAt(), now) == 1) {
                queues.close(queue.office(), queue.opensAt(), entries.draw(queue.office(), queue.opensAt()));
            }
        });
        drawn.put(queue, true);
    }

    /** The positions of those who were there before a release, by account; read once when they are drawn. */
    Map<String, Integer> drawn(Queue.Key queue) {
        return places.get(queue);
    }

    private Map<String, Integer> places(Queue.Key queue) {
        draw(queue, clock.instant());
        return entries.findByOfficeAndOpensAtAndPositionNotNull(queue.office(), queue.opensAt()).stream()
                .collect(Collectors.toUnmodifiableMap(QueueEntry::account, QueueEntry::position));
    }

    /**
     * Joins the end of a line that was drawn; so does whoever came in just while that was done. Everybody wants the same row,
     * which is let go without waiting for the disk: when PostgreSQL itself crashes, those of the last second may have to join
     * again.
     *
     * @return nothing when the account has a position, or the line was not drawn after all
     */
    private Optional<Integer> join(Queue.Key queue, String account, Instant now) {
        return transaction.execute(status -> {
            Optional<Integer> position = entries.join(queue.office(), queue.opensAt(), account, now);
            if (position.isEmpty()) {
                status.setRollbackOnly();
            }
            return position;
        });
    }

    QueueRepository.Count count(Instant after, Instant now, int perSecond) {
        return queues.count(after, now, perSecond);
    }

    void deleteOpenedBefore(Instant moment) {
        transaction.executeWithoutResult(status -> queues.deleteOpenedBefore(moment));
    }
}
