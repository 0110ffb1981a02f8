package id.paspor.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Bars side by side, laid out on a drawing of {@link #WIDTH} by {@link #HEIGHT}: the template gives it shape and words.
 *
 * @param groups from left to right, of labels of any kind
 * @param ticks lines across, from the lowest
 */
public record BarChart<T>(List<Group<T>> groups, List<Tick> ticks) {

    /** How wide a drawing is. */
    public static final int WIDTH = 600;

    /** How high a drawing is. */
    public static final int HEIGHT = 220;

    private static final int LEFT = 40;
    private static final int BOTTOM = 190;
    private static final int TOP = 10;
    private static final int MOST_TICKS = 5;
    private static final int MOST_LABELS = 7;

    /**
     * The bars of one label.
     *
     * @param middle where the label stands
     * @param labelled whether there is room for it
     */
    public record Group<T>(T label, long middle, boolean labelled, List<Bar> bars) {}

    /** A bar, and how much it stands for. */
    public record Bar(long value, long x, long y, long width, long height) {}

    /** A line across, and how much it stands for. */
    public record Tick(long value, long y) {}

    /**
     * Lays out bars.
     *
     * @param values the same number of them for each label, none below 0
     */
    public static <T> BarChart<T> of(List<T> labels, List<List<Long>> values) {
        long most =
                values.stream().flatMap(Collection::stream).max(Long::compare).orElse(0L);
        long step = step(most);
        long top = step * Math.max(1, (most + step - 1) / step);
        List<Group<T>> groups = new ArrayList<>();
        int each = (WIDTH - LEFT) / labels.size();
        int every = (labels.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int at = 0; at < labels.size(); at++) {
            long left = LEFT + (long) at * each;
            boolean labelled = (labels.size() - 1 - at) % every == 0;
            groups.add(new Group<>(labels.get(at), left + each / 2, labelled, bars(values.get(at), left, each, top)));
        }
        List<Tick> ticks = LongStream.rangeClosed(0, top / step)
                .map(tick -> tick * step)
                .mapToObj(value -> new Tick(value, BOTTOM - height(value, top)))
                .toList();
        return new BarChart<>(groups, ticks);
    }

    private static List<Bar> bars(List<Long> values, long left, int each, long top) {
        List<Bar> bars = new ArrayList<>();
        // an eighth of the room is left free on each side
        int width = each * 3 / 4 / values.size();
        for (int at = 0; at < values.size(); at++) {
            long height = height(values.get(at), top);
            bars.add(new Bar(values.get(at), left + each / 8 + (long) at * width, BOTTOM - height, width, height));
        }
        return bars;
    }

    private static long height(long value, long top) {
        return (BOTTOM - TOP) * value / top;
    }

    /** 1, 2, 5, 10, 20, … so that no more than a few lines are drawn. */
    private static long step(long most) {
        long ten = 1;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if (most <= factor * ten * MOST_TICKS) {
                    return factor * ten;
                }
            }
            ten *= 10;
        }
    }
}
