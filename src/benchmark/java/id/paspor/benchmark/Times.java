package id.paspor.benchmark;

import java.util.stream.DoubleStream;

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

    private static double percentile(double[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }
}
