package id.paspor.appointment.waitingroom;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The lines as the database has them, which is the truth about them. Each change is one short transaction. */
@Component
class Queues {

    private final QueueRepository queues;
    private final QueueEntryRepository entries;
    private final TransactionTemplate transaction;

    Queues(QueueRepository queues, QueueEntryRepository entries, PlatformTransactionManager transactions) {
        this.queues = queues;
        this.entries = entries;
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
        return entries.position(office, opensAt, account).orElseGet(() -> {
            draw(office, opensAt, now);
            return entries.position(office, opensAt, account).orElseGet(() -> join(office, opensAt, account, now));
        });
    }

    /** Gives those who are present their places, unless that was done. */
    private void draw(String office, Instant opensAt, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (queues.draw(office, opensAt, now) == 1) {
                queues.close(office, opensAt, entries.draw(office, opensAt));
            }
        });
    }

    /**
     * Joins the end; so does whoever came in just while the places were drawn. Everybody wants the same row, which is let
     * go without waiting for the disk: when PostgreSQL itself crashes, those of the last second may have to join again.
     */
    private int join(String office, Instant opensAt, String account, Instant now) {
        Integer joined = transaction.execute(status -> {
            queues.dontWaitForDisk();
            int position = queues.nextPosition(office, opensAt);
            if (entries.join(office, opensAt, account, now, position) == 0) {
                status.setRollbackOnly();
                return null;
            }
            return position;
        });
        return joined == null ? entries.position(office, opensAt, account).orElseThrow() : joined;
    }

    QueueRepository.Count count(Instant after, Instant now, int perSecond) {
        return queues.count(after, now, perSecond);
    }

    void deleteOpenedBefore(Instant moment) {
        transaction.executeWithoutResult(status -> queues.deleteOpenedBefore(moment));
    }
}
