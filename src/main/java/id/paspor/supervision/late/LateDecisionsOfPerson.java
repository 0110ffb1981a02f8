package id.paspor.supervision.late;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.PersonalData;
import id.paspor.kernel.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What an office did about a case that was late. Who decided is not the applicant's data. */
@Component
class LateDecisionsOfPerson implements PersonalData {

    private final LateCases late;
    private final CaseFiles cases;
    private final Texts texts;

    LateDecisionsOfPerson(LateCases late, CaseFiles cases, Texts texts) {
        this.late = late;
        this.cases = cases;
        this.texts = texts;
    }

    private record Decided(Instant at, String why, String done, LocalDate newDate) {}

    @Override
    public void copy(String account, Copy to) throws IOException {
        for (CaseFile file : cases.submittedBy(account)) {
            to.data(
                    PersonalData.folder(file.registrationNumber()) + "late",
                    late.decided(file.registrationNumber()).stream()
                            .map(decision -> new Decided(
                                    decision.decidedAt(),
                                    texts.in(Texts.INDONESIAN, "reason." + decision.reason()),
                                    decision.done(),
                                    decision.until()))
                            .toList());
        }
    }
}
