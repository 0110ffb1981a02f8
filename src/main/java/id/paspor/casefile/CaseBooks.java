package id.paspor.casefile;

import id.paspor.audit.Book;
import id.paspor.audit.BookKeeper;
import java.util.List;
import org.springframework.stereotype.Component;

/** The history of cases, and who looked at them: a chain for each case. */
@Component
class CaseBooks implements BookKeeper {

    private static final String CASE = "registration_number";

    @Override
    public List<Book> books() {
        return List.of(
                new Book(
                        "status_change",
                        CASE,
                        "happened_at",
                        List.of(CASE, "status", "happened_at", "actor"),
                        List.of("reason_code", "until_day"),
                        "reason",
                        CASE + " = :registrationNumber"),
                new Book(
                        "case_look",
                        CASE,
                        "looked_at",
                        List.of(CASE, "office", "officer", "desks", "looked_at", "what"),
                        null,
                        CASE + " = :registrationNumber"));
    }
}
