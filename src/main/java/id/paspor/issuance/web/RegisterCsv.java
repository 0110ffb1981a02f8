package id.paspor.issuance.web;

import id.paspor.issuance.RegisteredPassport;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.web.Csv;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The registers of a day as CSV, in one language and in office time. */
@Component
record RegisterCsv(Texts texts) {

    private static final List<String> COLUMNS = List.of(
            "number",
            "case",
            "holder",
            "product",
            "issued",
            "expires",
            "ready",
            "state",
            "handed-over",
            "collected-by",
            "relation",
            "collector",
            "collector-number",
            "officer");

    byte[] of(Office office, List<RegisteredPassport> lines, Locale language) {
        Csv csv = new Csv();
        csv.row(COLUMNS.stream()
                .map(column -> texts.in(language, "register.column." + column))
                .toArray());
        lines.forEach(line -> csv.row(
                line.number(),
                line.registrationNumber(),
                line.name(),
                texts.in(language, "product." + line.product()),
                line.issuedOn(),
                line.expiresOn(),
                Csv.moment(line.readyAt(), office.zone()),
                texts.in(language, "register.state." + line.state().code()),
                Csv.moment(line.handedOverAt(), office.zone()),
                collectedBy(line, language),
                relation(line, language),
                line.collectorName(),
                line.collectorIdNumber(),
                line.handedOverBy()));
        return csv.bytes();
    }

    private String collectedBy(RegisteredPassport line, Locale language) {
        return line.collectedBy() == null ? "" : texts.in(language, "register.collected-by." + line.collectedBy());
    }

    private String relation(RegisteredPassport line, Locale language) {
        return line.relation() == null ? "" : texts.in(language, "register.relation." + line.relation());
    }
}
