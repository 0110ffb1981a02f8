package id.paspor.issuance.web;

import id.paspor.casefile.RegistrationNumber;
import id.paspor.issuance.RegisteredPassport;
import id.paspor.kernel.Letter;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.web.Csv;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The registers of a day as CSV and PDF, in one language and in office time. */
@Component
class RegisterPapers {

    private static final List<String> CSV_COLUMNS = List.of(
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

    /** How many lines a sheet has for what is written by hand. */
    private static final int EMPTY_LINES = 10;

    private final Texts texts;

    RegisterPapers(Texts texts) {
        this.texts = texts;
    }

    byte[] csv(Office office, List<RegisteredPassport> lines, Locale language) {
        Csv csv = new Csv();
        csv.row(heads(language, CSV_COLUMNS).toArray());
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

    byte[] issued(Office office, LocalDate day, List<RegisteredPassport> lines, Locale language) {
        try (Letter letter = begun("issued", office, day, lines, language)) {
            letter.table(
                    List.of(0.09f, 0.2f, 0.27f, 0.18f, 0.13f, 0.13f),
                    heads(language, List.of("time", "number", "holder", "product", "issued", "expires")),
                    lines.stream()
                            .map(line -> List.of(
                                    time(office, line.readyAt(), language),
                                    numbers(line),
                                    line.name(),
                                    texts.in(language, "product." + line.product()),
                                    line.issuedOn().toString(),
                                    line.expiresOn().toString()))
                            .toList());
            return letter.pdf();
        }
    }

    /** @param byHand whether more lines follow, to be filled in by hand */
    byte[] handedOver(Office office, LocalDate day, List<RegisteredPassport> lines, boolean byHand, Locale language) {
        List<String> columns = List.of("time", "number", "holder", "collected-by", "officer", "signature");
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(List.of(
                time(office, line.handedOverAt(), language),
                numbers(line),
                line.name(),
                collector(line, language),
                line.handedOverBy(),
                "")));
        if (byHand) {
            rows.addAll(Collections.nCopies(EMPTY_LINES, Collections.nCopies(columns.size(), "")));
        }
        try (Letter letter = begun("handed-over", office, day, lines, language)) {
            letter.sheet(List.of(0.08f, 0.2f, 0.2f, 0.22f, 0.12f, 0.18f), heads(language, columns), rows);
            return letter.pdf();
        }
    }

    private Letter begun(String kind, Office office, LocalDate day, List<RegisteredPassport> lines, Locale language) {
        return new Letter(language, texts.in(language, "page.title"), texts.in(language, "register." + kind))
                .fact(texts.in(language, "letter.office"), office.name())
                .fact(
                        texts.in(language, "register.day"),
                        texts.in(
                                language,
                                "register.day-and-zone",
                                texts.format(language, day),
                                Texts.zoneName(office.zone())))
                .fact(texts.in(language, "register.count"), String.valueOf(lines.size()));
    }

    /** Who collected, in words: the holder, or the relation and who it was. */
    private String collector(RegisteredPassport line, Locale language) {
        return Stream.of(
                        collectedBy(line, language),
                        relation(line, language),
                        line.collectorName(),
                        line.collectorIdNumber())
                .filter(part -> part != null && !part.isEmpty())
                .reduce((before, part) -> before + ", " + part)
                .orElseThrow();
    }

    private String collectedBy(RegisteredPassport line, Locale language) {
        return line.collectedBy() == null ? "" : texts.in(language, "register.collected-by." + line.collectedBy());
    }

    private String relation(RegisteredPassport line, Locale language) {
        return line.relation() == null ? "" : texts.in(language, "register.relation." + line.relation());
    }

    private static String numbers(RegisteredPassport line) {
        return line.number() + " " + RegistrationNumber.grouped(line.registrationNumber());
    }

    private String time(Office office, Instant moment, Locale language) {
        return texts.format(language, moment.atZone(office.zone()).toLocalTime());
    }

    private List<String> heads(Locale language, List<String> columns) {
        return columns.stream()
                .map(column -> texts.in(language, "register.column." + column))
                .toList();
    }
}
