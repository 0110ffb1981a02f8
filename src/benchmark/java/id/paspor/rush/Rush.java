package id.paspor.rush;

import id.paspor.benchmark.Applicant;
import id.paspor.benchmark.ClosedLoop;
import id.paspor.benchmark.Http;
import id.paspor.benchmark.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Everybody who comes for the places of one release, to the nodes that are there. */
final class Rush implements AutoCloseable {

    /** So many of a hundred are there before the places open, the others come in the minute after it. */
    private static final int EARLY_PERCENT = 30;

    private static final double SECONDS_EARLY = 20;
    private static final double MEAN_SECONDS_LATE = 6;
    private static final double MOST_SECONDS_LATE = 60;
    private static final int SIGN_INS_AT_ONCE = 16;
    private static final int RETRIES = 3;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "clock of applicants");
        thread.setDaemon(true);
        return thread;
    });
    private final Http http = new Http();
    private final History history = new History();
    private final Queue<Visitor> forgetful = new ConcurrentLinkedQueue<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Node> nodes;
    private volatile long opening = Long.MAX_VALUE;
    private volatile boolean over;

    Rush(List<Node> nodes, List<Applicant> applicants) {
        this.nodes = nodes;
        applicants.forEach(applicant ->
                visitors.add(new Visitor(applicant, this, nodes.get(applicant.number() % nodes.size()))));
    }

    Http http() {
        return http;
    }

    History history() {
        return history;
    }

    List<Visitor> visitors() {
        return visitors;
    }

    /** When the places open, in nanoseconds of {@link System#nanoTime()}. */
    long opening() {
        return opening;
    }

    /** How often most people come back after they were told that all is taken. */
    int retries() {
        return RETRIES;
    }

    /** Whether nobody is to come back any more. */
    boolean isOver() {
        return over;
    }

    /** Nobody comes back any more. */
    void end() {
        over = true;
    }

    /** Notes somebody who holds a place and will not be seen again. */
    void forgets(Visitor visitor) {
        forgetful.add(visitor);
    }

    /** Those who held a place and were not seen again. */
    List<Applicant> forgetful() {
        return forgetful.stream().map(Visitor::applicant).toList();
    }

    /** The node to ask after this one failed: the same, as long as it lives. */
    Node livingNode(Node failed) {
        return nodes.stream()
                .filter(Node::isAlive)
                .filter(node -> !failed.isAlive() || node == failed)
                .findFirst()
                .orElse(failed);
    }

    void later(Duration pause, Runnable deed) {
        clock.schedule(deed, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Everybody signs in, before anything is measured. */
    void signIn() {
        ClosedLoop.each(visitors, SIGN_INS_AT_ONCE, visitor -> {
            CompletableFuture<Void> signedIn = new CompletableFuture<>();
            visitor.signIn(() -> signedIn.complete(null));
            return signedIn;
        });
    }

    /**
     * Everybody comes, most within the first seconds.
     *
     * @param opening when the places open, in nanoseconds of {@link System#nanoTime()}
     */
    void begin(long opening) {
        this.opening = opening;
        Random random = new Random(visitors.size());
        long now = System.nanoTime();
        for (Visitor visitor : visitors) {
            double seconds = random.nextInt(100) < EARLY_PERCENT
                    ? -SECONDS_EARLY * random.nextDouble()
                    : Math.min(MOST_SECONDS_LATE, -MEAN_SECONDS_LATE * Math.log(1 - random.nextDouble()));
            later(Duration.ofNanos(opening - now + (long) (seconds * 1e9)), visitor::look);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.close();
    }
}
