package id.paspor.casefile.process;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.casefile.correction.DataCorrection;
import id.paspor.casefile.correction.DataCorrections;
import id.paspor.engine.form.TaskForm;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The supervisor answers a request for a correction. The business key of its process is the number of the request. */
@Component
record AnswerDataCorrectionForm(
        DataCorrections corrections, CaseFiles cases, CaseSummary summary, Offices offices, Texts texts)
        implements TaskForm<AnswerDataCorrectionForm.Answer> {

    record Answer(DataCorrection.Decision decision, String answer) {}

    @Override
    public RegistrationNumber caseShown(String number) {
        return corrections.get(Long.parseLong(number)).registrationNumber();
    }

    @Override
    public Map<String, Object> show(String number) {
        DataCorrection correction = corrections.get(Long.parseLong(number));
        CaseFile file = cases.get(correction.registrationNumber());
        return Map.of(
                "registrationNumber", correction.registrationNumber().digits(),
                "casefile", summary.forForm(file),
                "wrong", correction.wrong(),
                "dueAt",
                        texts.formatForReader(Texts.at(
                                correction.dueAt(), offices.get(file.office()).zone())));
    }

    @Override
    public void complete(DelegateExecution execution, String number, Answer answer) {
        corrections.answer(Long.parseLong(number), answer.decision(), answer.answer());
    }
}
