package id.paspor.payment.telling;

import id.paspor.engine.CaseJob;
import id.paspor.engine.CaseJobs;
import id.paspor.engine.Correlation;
import id.paspor.engine.OwnTransaction;
import id.paspor.engine.ProcessMessage;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.BillPaid;
import id.paspor.payment.telling.UntoldPaymentRepository.Untold;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells processes that their bill is paid: soon after the payment, many in one transaction, each once. The payment's own
 * transaction only writes down whom to tell, so that no bank waits for the engine; what a node died with is told by any node
 * when its lease is over. Whoever cannot be told so is left to a job of the case, which tries again and becomes an incident that a
 * supervisor sees.
 */
@Component
public class PaymentTelling implements CaseJob {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentTelling.class);
    private static final String NAME = "payment-received";
    private static final int MOST_AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int SECONDS_TO_END = 10;

    private final UntoldPaymentRepository untold;
    private final Correlation correlation;
    private final CaseJobs jobs;
    private final OwnTransaction own;
    private final Clock clock;
    private final boolean byItself;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, NAME));
    private final AtomicBoolean asked = new AtomicBoolean();

    PaymentTelling(
            UntoldPaymentRepository untold,
            Correlation correlation,
            CaseJobs jobs,
            OwnTransaction own,
            Clock clock,
            MeterRegistry meters,
            @Value("${camunda.bpm.job-execution.enabled:true}") boolean byItself) {
        this.untold = untold;
        this.correlation = correlation;
        this.jobs = jobs;
        this.own = own;
        this.clock = clock;
        this.byItself = byItself;
        Gauge.builder("paspor.payments.untold", untold, UntoldPaymentRepository::count)
                .description("payments of which the process is yet to be told")
                .register(meters);
    }

    /** What is paid while others are told waits for the next transaction, in which all of them are told. */
    @TransactionalEventListener
    void on(BillPaid paid) {
        look();
    }

    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        if (byItself && asked.compareAndSet(false, true)) {
            thread.execute(() -> {
                asked.set(false);
                tellOrWait();
            });
        }
    }

    /** As {@link #tell}; where even the table cannot be asked, as the database is away, the next look comes to it. */
    public void tellOrWait() {
        try {
            tell();
        } catch (RuntimeException failed) {
            LOG.warn("Processes are told of payments later: {}", failed.toString());
        }
    }

    /** Tells all that no other node is about to tell. */
    public void tell() {
        List<Untold> some;
        do {
            Instant now = clock.instant();
            some = untold.lease(now, now.plus(LEASE), MOST_AT_ONCE);
            tell(some);
        } while (some.size() == MOST_AT_ONCE);
    }

    private void tell(List<Untold> some) {
        try {
            settle(some, this::tellOrLeave);
        } catch (RuntimeException failed) {
            some.forEach(this::tellAlone);
        }
    }

    /** One that cannot be told must not keep the others waiting; one that moved at this moment is told in a moment. */
    private void tellAlone(Untold one) {
        try {
            settle(List.of(one), this::tellOrLeave);
        } catch (RuntimeException failed) {
            LOG.warn("The process of bill {} is told by a job of its own: {}", one.getBill(), failed.toString());
            leaveAlone(one);
        }
    }

    private void leaveAlone(Untold one) {
        try {
            settle(List.of(one), this::leave);
        } catch (RuntimeException failed) {
            LOG.warn("The process of bill {} is told later: {}", one.getBill(), failed.toString());
        }
    }

    private interface Way {

        void tell(RegistrationNumber registrationNumber);
    }

    /** They are told, and no longer to be told, together or not at all. */
    private void settle(List<Untold> some, Way way) {
        if (some.isEmpty()) {
            return;
        }
        own.of(() -> {
            some.forEach(one -> way.tell(new RegistrationNumber(one.getRegistrationNumber())));
            untold.delete(some.stream().map(Untold::getBill).toList());
            return null;
        });
    }

    private void tellOrLeave(RegistrationNumber registrationNumber) {
        if (!isTold(registrationNumber)) {
            leave(registrationNumber);
        }
    }

    /** A case that ended meanwhile, as it was withdrawn, need not be told. */
    private void leave(RegistrationNumber registrationNumber) {
        jobs.leaveIfRunning(NAME, registrationNumber);
    }

    private boolean isTold(RegistrationNumber registrationNumber) {
        return correlation.sendIfAwaited(ProcessMessage.PAYMENT_RECEIVED, registrationNumber);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(RegistrationNumber registrationNumber) {
        if (!isTold(registrationNumber)) {
            throw new IllegalStateException("the process does not wait for its payment yet");
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
