package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.web.BarChart.Bar;
import id.paspor.web.BarChart.Group;
import id.paspor.web.BarChart.Tick;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarChartTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "1, 1, 2", "5, 5, 6", "6, 6, 4", "7, 8, 5", "11, 15, 4", "99, 100, 6", "1234, 1500, 4"})
    void aFewRoundLinesReachAboveTheHighestBar(long highest, long top, int lines) {
        BarChart<String> chart = BarChart.of(List.of("a", "b"), List.of(List.of(highest), List.of(0L)));

        assertThat(chart.ticks()).hasSize(lines);
        assertThat(chart.ticks()).first().isEqualTo(new Tick(0, 190));
        assertThat(chart.ticks()).last().isEqualTo(new Tick(top, 10));
    }

    @Test
    void barsAreAsHighAsTheyCountAndStandBesideEachOther() {
        BarChart<String> chart = BarChart.of(List.of("a", "b"), List.of(List.of(5L, 1L), List.of(0L, 2L)));

        assertThat(chart.groups())
                .containsExactly(
                        new Group<>(
                                "a", 180, true, List.of(new Bar(5, 75, 10, 105, 180), new Bar(1, 180, 154, 105, 36))),
                        new Group<>(
                                "b", 460, true, List.of(new Bar(0, 355, 190, 105, 0), new Bar(2, 460, 118, 105, 72))));
    }

    @Test
    void ofManyLabelsTheLastAndEveryOtherAreWritten() {
        List<Integer> labels = IntStream.range(0, 14).boxed().toList();
        BarChart<Integer> chart =
                BarChart.of(labels, labels.stream().map(label -> List.of(1L)).toList());

        assertThat(chart.groups().stream().filter(Group::labelled).map(Group::label))
                .containsExactly(1, 3, 5, 7, 9, 11, 13);
        assertThat(chart.groups())
                .allSatisfy(group -> assertThat(group.middle()).isBetween(40L, (long) BarChart.WIDTH));
    }
}
