package id.paspor.benchmark;

import java.util.Map;
import java.util.stream.DoubleStream;
import org.slf4j.Logger;

/** How long requests took, in words. */
public final class Times {

    private Times() {}

    /** How often, median, 99th percentile and longest. */
    public static String of(DoubleStream millis) {
        double[] sorted = millis.sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return "%6d times, median %5.0f ms, p99 %5.0f ms, longest %5.0f ms"
                .formatted(sorted.length, percentile(sorted, 50), percentile(sorted, 99), sorted[sorted.length - 1]);
    }

    /** Says what took how long with few cases and with many: medians in ms, by what was asked for. */
    public static void log(Logger log, Map<String, Double> few, int fewer, Map<String, Double> many, int more) {
        many.forEach((what, millis) -> log.info(
                "{}: {} ms with {} cases, {} ms with {}, {} times",
                what,
                "%.1f".formatted(few.get(what)),
                fewer,
                "%.1f".formatted(millis),
                more,
                "%.2f".formatted(millis / few.get(what))));
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }
}
