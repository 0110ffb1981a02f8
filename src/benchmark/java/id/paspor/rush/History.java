package id.paspor.rush;

import id.paspor.benchmark.Times;
import id.paspor.rush.Exchange.Asked;
import id.paspor.rush.Exchange.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Every request of a run and its answer. */
final class History {

    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** All of one kind, in the order in which they were sent. */
    List<Exchange> of(Asked asked) {
        return exchanges.stream()
                .filter(exchange -> exchange.asked() == asked)
                .sorted(Comparator.comparingLong(Exchange::begun))
                .toList();
    }

    List<Exchange> of(Asked asked, Outcome outcome) {
        return of(asked).stream()
                .filter(exchange -> exchange.outcome() == outcome)
                .toList();
    }

    List<Exchange> of(Outcome outcome) {
        return exchanges.stream()
                .filter(exchange -> exchange.outcome() == outcome)
                .sorted(Comparator.comparingLong(Exchange::begun))
                .toList();
    }

    int size() {
        return exchanges.size();
    }

    /** What came of each kind of request, one line each: how often, median, 99th percentile and most, in milliseconds. */
    String summary() {
        return exchanges.stream()
                .collect(Collectors.groupingBy(exchange -> "%-10s %-12s".formatted(exchange.asked(), exchange.outcome())))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kind -> kind.getKey() + times(kind.getValue()))
                .collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    /** How often, median, 99th percentile and longest. */
    static String times(List<Exchange> exchanges) {
        return Times.of(exchanges.stream().mapToDouble(Exchange::millis));
    }

    /** How long those who held a place had waited for their turn, as {@link #times}. */
    String waits(long opening) {
        Map<Integer, Long> came = new HashMap<>();
        of(Asked.CALENDAR).forEach(look -> came.putIfAbsent(look.applicant(), Math.max(look.begun(), opening)));
        Map<Integer, Long> turn = new HashMap<>();
        of(Asked.HOLD).forEach(hold -> turn.putIfAbsent(hold.applicant(), hold.begun()));
        return Times.of(turn.entrySet().stream()
                .mapToDouble(first -> (first.getValue() - came.get(first.getKey())) / 1e6));
    }

    /**
     * Writes everything down, a line for each request.
     *
     * @param zero the moment that is 0 in the file
     */
    void write(Path file, long zero) throws IOException {
        Files.createDirectories(file.getParent());
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("begun_ms,ended_ms,applicant,node,asked,status,outcome,detail");
            exchanges.stream()
                    .sorted(Comparator.comparingLong(Exchange::begun))
                    .forEach(exchange -> out.printf(
                            "%.3f,%.3f,%d,%s,%s,%d,%s,%s%n",
                            (exchange.begun() - zero) / 1e6,
                            (exchange.ended() - zero) / 1e6,
                            exchange.applicant(),
                            exchange.node(),
                            exchange.asked(),
                            exchange.status(),
                            exchange.outcome(),
                            exchange.detail().replace(',', ';')));
        }
    }
}
