package id.paspor.screening.process;

import id.paspor.casefile.Application;
import id.paspor.kernel.Texts;
import id.paspor.screening.ScreeningHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Screening hits as a form shows them: what the applicant declared beside what was found. */
@Component
record HitComparison(Texts texts) {

    private static final String NOTHING = "–";

    /**
     * One line of a table; the first of every hit is its heading.
     *
     * @param kind {@code hit} for the heading, {@code detail} for the others
     * @param label in the language of whoever asks
     */
    record Row(String kind, String label, String declared, String found) {}

    List<Row> rows(Application applicant, List<ScreeningHit> hits) {
        List<Row> rows = new ArrayList<>();
        for (ScreeningHit hit : hits) {
            rows.add(heading(hit));
            rows.add(new Row(
                    "detail",
                    texts.toReader("screening.name"),
                    applicant.fullName(),
                    hit.fullName() + " (" + texts.toReader("screening.similarity", hit.similarity()) + ")"));
            rows.add(compared("screening.nik", applicant.nik(), hit.nik()));
            rows.add(compared("screening.born", applicant.dateOfBirth(), hit.dateOfBirth()));
            rows.add(compared("screening.passport", applicant.oldPassportNumber(), hit.passportNumber()));
            addFact(rows, "screening.authority", hit.authority());
            addFact(rows, "screening.reference", hit.reference());
            addFact(rows, "screening.until", hit.until());
        }
        return rows;
    }

    private Row heading(ScreeningHit hit) {
        String label = texts.toReader("screening.kind." + hit.kind().code()) + " ("
                + texts.toReader("screening.matched-by." + hit.matchedBy().code()) + ")";
        return new Row("hit", label, texts.toReader("screening.declared"), texts.toReader("screening.found"));
    }

    private Row compared(String label, Object declared, Object found) {
        String mark = declared == null || found == null
                ? ""
                : " (" + texts.toReader(Objects.equals(declared, found) ? "screening.same" : "screening.different")
                        + ")";
        return new Row("detail", texts.toReader(label), written(declared), written(found) + mark);
    }

    private void addFact(List<Row> rows, String label, Object found) {
        if (found != null) {
            rows.add(new Row("detail", texts.toReader(label), NOTHING, written(found)));
        }
    }

    private String written(Object value) {
        return value == null ? NOTHING : texts.formatForReader(value);
    }
}
