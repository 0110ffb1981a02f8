package id.paspor.supervision.figures;

import id.paspor.casefile.OfficeHistory.Happened;
import java.util.List;

/** How often something happened at an office in a time. */
public record Count(Figure figure, Period period, long times) {

    static Count of(Figure figure, Period period, List<Happened> rows) {
        return new Count(
                figure,
                period,
                rows.stream()
                        .filter(row -> period.has(row.day()) && figure.counts(row))
                        .mapToLong(Happened::times)
                        .sum());
    }
}
