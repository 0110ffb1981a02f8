package id.paspor.booklet.web;

import id.paspor.booklet.BookletMovement;
import id.paspor.booklet.BookletState;
import id.paspor.kernel.Texts;
import id.paspor.web.Csv;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The movements of booklets as CSV, in one language. */
@Component
record StockPapers(Texts texts) {

    private static final List<String> COLUMNS =
            List.of("time", "number", "product", "from", "to", "who", "case", "reason");

    /** A row for each movement, with its time as it is in a zone. */
    byte[] csv(List<BookletMovement> movements, ZoneId zone, Locale language) {
        Csv csv = new Csv();
        csv.row(COLUMNS.stream()
                .map(column -> texts.in(language, "stock.column." + column))
                .toArray());
        movements.forEach(movement -> csv.row(
                Csv.moment(movement.movedAt(), zone),
                movement.booklet(),
                texts.in(language, "product." + movement.product()),
                movement.fromState() == null ? null : state(movement.fromState(), language),
                state(movement.toState(), language),
                movement.movedBy(),
                movement.registrationNumber(),
                movement.reason()));
        return csv.bytes();
    }

    private String state(BookletState state, Locale language) {
        return texts.in(
                language, "stock.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
