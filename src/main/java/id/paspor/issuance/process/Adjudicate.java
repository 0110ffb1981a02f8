package id.paspor.issuance.process;

import static id.paspor.engine.LastingVariables.DECISION;
import static id.paspor.engine.LastingVariables.REASON;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary.Row;
import id.paspor.casefile.Status;
import id.paspor.document.CaseSheet;
import id.paspor.engine.TaskForm;
import id.paspor.issuance.Screening;
import id.paspor.kernel.Texts;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A supervisor decides whether a prevention order concerns this applicant. */
@Component
class Adjudicate implements TaskForm<Adjudicate.Answer> {

    record Answer(String decision, String reason) {}

    private final Screening screening;
    private final CaseFiles cases;
    private final CaseSheet sheet;
    private final Texts texts;

    Adjudicate(Screening screening, CaseFiles cases, CaseSheet sheet, Texts texts) {
        this.screening = screening;
        this.cases = cases;
        this.sheet = sheet;
        this.texts = texts;
    }

    @Override
    public String id() {
        return "adjudicate";
    }

    @Override
    public Class<Answer> answers() {
        return Answer.class;
    }

    @Override
    public Map<String, Object> show(String registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        List<Row> hits = screening.hits(registrationNumber).stream()
                .map(hit -> new Row(
                        hit.fullName(),
                        texts.bilingual(
                                "screening.hit",
                                hit.nik() == null ? "-" : hit.nik(),
                                hit.dateOfBirth() == null ? "-" : hit.dateOfBirth(),
                                hit.authority(),
                                hit.until())))
                .toList();
        shown.put("hits", hits);
        return shown;
    }

    @Override
    public void complete(DelegateExecution execution, String registrationNumber, Answer answer) {
        if (answer.decision().equals("clear")) {
            cases.record(registrationNumber, Status.CLEARED, answer.reason());
        }
        execution.setVariable(DECISION, answer.decision());
        execution.setVariable(REASON, answer.reason());
    }
}
