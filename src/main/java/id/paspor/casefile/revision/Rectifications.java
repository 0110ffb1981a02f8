package id.paspor.casefile.revision;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.form.FormDefinition;
import id.paspor.engine.form.FormDefinition.Field;
import id.paspor.engine.form.FormDefinition.Type;
import id.paspor.engine.form.Forms;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.written.OfficersReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rectification of what was declared (UU PDP 27/2022, article 6), one answer at a time, by the rules of the start form. */
@Service
public class Rectifications {

    /** Which office does what, and for how much, is not the applicant's data. */
    private static final Set<String> NOT_RECTIFIED = Set.of("office", "kind", "product", "declaration");

    /** By what the applicant is looked up in lists and registers, and what is printed. */
    private static final Set<String> SCREENED =
            Set.of("fullName", "nik", "placeOfBirth", "dateOfBirth", "sex", "motherName", "oldPassportNumber");

    private final CaseFiles cases;
    private final Forms forms;
    private final ObjectMapper json;

    Rectifications(CaseFiles cases, Forms forms, ObjectMapper json) {
        this.cases = cases;
        this.forms = forms;
        this.json = json;
    }

    /** The questions whose answers can be rectified, in the order of the form. */
    public List<Field> fields() {
        return forms.startForm(Application.PROCESS).fields().values().stream()
                .filter(field -> !NOT_RECTIFIED.contains(field.key()))
                .toList();
    }

    /**
     * Puts an answer in the place of another; the old one is kept beside it.
     *
     * @param key of the question
     * @param written the answer as somebody wrote it; none takes the old one away
     * @throws Refusal without a proper reason, for another question, an answer that the form refuses, or the same as before; and
     *     for what screening rests on, from the approval to the end of the case
     */
    @Transactional
    public void rectify(RegistrationNumber registrationNumber, String key, String written, String reason) {
        String words = OfficersReason.required(reason);
        Field field = fields().stream()
                .filter(asked -> asked.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("field", "rectification.field"));
        Status status = cases.get(registrationNumber).status();
        if (SCREENED.contains(key) && !status.precedesApproval() && !status.ends()) {
            throw Refusal.conflict("rectification.screened");
        }
        Map<String, Object> answers = declared(registrationNumber);
        Object before = answers.remove(key);
        Object after = answer(field, written);
        if (Objects.equals(before, after)) {
            throw Refusal.invalid("value", "rectification.same");
        }
        if (after != null) {
            answers.put(key, after);
        }
        FormDefinition form = forms.startForm(Application.PROCESS);
        try {
            refuseIfWrong(key, form, answers);
            cases.rectify(registrationNumber, json.convertValue(answers, Application.class), words);
        } catch (Refusal refusal) {
            throw refusal.of(form::label);
        }
    }

    private Map<String, Object> declared(RegistrationNumber registrationNumber) {
        Map<String, Object> answers = json.convertValue(
                cases.get(registrationNumber).application(), new TypeReference<HashMap<String, Object>>() {});
        answers.values().removeIf(Objects::isNull);
        return answers;
    }

    private static Object answer(Field field, String written) {
        String read = field.read(written);
        if (field.type() == Type.CHECKBOX) {
            return Boolean.valueOf(read);
        }
        return read.isEmpty() ? null : read;
    }

    /** What is wrong with other answers was there before. */
    private void refuseIfWrong(String key, FormDefinition form, Map<String, Object> answers) {
        List<Problem> problems = forms.check(form, answers).problems().stream()
                .filter(problem -> problem.field().equals(key))
                .toList();
        Refusal.requireNone(problems);
    }
}
