package id.paspor.benchmark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** So many at once, of whom each begins the next deed when one is done. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** Does something with all of them, in their order, and waits until the last is done. */
    public static <T> void each(List<T> all, int atOnce, Function<T, CompletableFuture<Void>> deed) {
        Queue<T> waiting = new ArrayDeque<>(all);
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < atOnce; lane++) {
            lanes.add(next(waiting, deed));
        }
        CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
    }

    private static <T> CompletableFuture<Void> next(Queue<T> waiting, Function<T, CompletableFuture<Void>> deed) {
        T one;
        synchronized (waiting) {
            one = waiting.poll();
        }
        if (one == null) {
            return CompletableFuture.completedFuture(null);
        }
        return deed.apply(one).thenCompose(done -> next(waiting, deed));
    }
}
