package id.paspor.casefile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.CaseFile.Guardianship;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.revision.Revision;
import id.paspor.casefile.revision.Revisions;
import id.paspor.engine.form.FormDefinition;
import id.paspor.engine.form.Forms;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

/** A case file made ready to read: labelled values and the warnings that an officer should see first. */
@Service
public class CaseSummary {

    private final Texts texts;
    private final Forms forms;
    private final ObjectMapper json;
    private final CaseFiles cases;
    private final PassportLaw law;
    private final Photos photos;
    private final Revisions revisions;

    CaseSummary(
            Texts texts,
            Forms forms,
            ObjectMapper json,
            CaseFiles cases,
            PassportLaw law,
            Photos photos,
            Revisions revisions) {
        this.texts = texts;
        this.forms = forms;
        this.json = json;
        this.cases = cases;
        this.law = law;
        this.photos = photos;
        this.revisions = revisions;
    }

    /**
     * One labelled value.
     *
     * @param label in the language of whoever asks
     */
    public record Row(String label, String value) {}

    /** What the applicant declared, as labelled values for whoever asks, in the order of the form, and what an officer found. */
    public List<Row> rows(CaseFile file) {
        FormDefinition form = forms.startForm(Application.PROCESS);
        List<Row> rows = new ArrayList<>();
        Map<String, Object> values = json.convertValue(file.application(), new TypeReference<>() {});
        values.forEach((key, value) -> {
            if (value != null && !(value instanceof Boolean)) {
                rows.add(new Row(texts.sideOfReader(form.label(key)), written(form, key, value)));
            }
        });
        rows.addAll(found(file));
        return rows;
    }

    /**
     * One answer that the applicant changed, in one language.
     *
     * @param before a dash if there was none, like {@code after}
     */
    public record Changed(String label, String before, String after) {}

    /**
     * What was changed at once.
     *
     * @param correctedBy the supervisor who did it, or {@code null} for the applicant
     * @param reason why the supervisor did
     */
    public record Correction(Instant correctedAt, List<Changed> changes, String correctedBy, String reason) {}

    /** What was changed in a case since it was sent, newest first. */
    public List<Correction> corrections(RegistrationNumber registrationNumber, Locale language) {
        return corrections(revisions.of(registrationNumber), language);
    }

    /** As {@link #corrections(RegistrationNumber, Locale)}, for a page that has read the revisions. */
    public List<Correction> corrections(List<Revision> revised, Locale language) {
        FormDefinition form = forms.startForm(Application.PROCESS);
        return revised.stream()
                .map(revision -> new Correction(
                        revision.revisedAt(),
                        revision.changes().stream()
                                .map(change -> new Changed(
                                        Texts.side(language, form.label(change.field())),
                                        inWords(form, change.field(), change.before(), language),
                                        inWords(form, change.field(), change.after(), language)))
                                .toList(),
                        revision.revisedBy(),
                        revision.reason()))
                .toList();
    }

    /** What somebody typed stays as it is, whatever slashes are in it. */
    private String inWords(FormDefinition form, String key, Object value, Locale language) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Boolean given) {
            return texts.in(language, given ? "form.yes" : "form.no");
        }
        if (isDate(form, key)) {
            return texts.format(language, LocalDate.parse(String.valueOf(value)));
        }
        String written = form.written(key, value);
        return written.equals(value) ? written : Texts.side(language, written);
    }

    private static boolean isDate(FormDefinition form, String key) {
        FormDefinition.Field field = form.fields().get(key);
        return field != null && field.type() == FormDefinition.Type.DATETIME;
    }

    /** An option by its label; what somebody typed as it is, whatever slashes are in it. */
    private String written(FormDefinition form, String key, Object value) {
        if (isDate(form, key)) {
            return texts.formatForReader(LocalDate.parse(String.valueOf(value)));
        }
        String written = form.written(key, value);
        return written.equals(value) ? written : texts.sideOfReader(written);
    }

    private List<Row> found(CaseFile file) {
        List<Row> rows = new ArrayList<>();
        if (file.application().isChildOn(cases.todayAt(file))) {
            rows.add(new Row(
                    texts.toReader("findings.guardianship"),
                    texts.toReader(
                            "guardianship." + file.findings().guardianship().code())));
        }
        if (file.findings().twoNationalities()) {
            rows.add(new Row(texts.toReader("findings.two-nationalities"), texts.toReader("form.yes")));
        }
        return rows;
    }

    /** What an officer should look at: a NIK that disagrees with the form, a name that needs an endorsement, other applications of the same NIK. */
    public List<String> warnings(CaseFile file) {
        return warnings(
                file,
                cases.othersOfSamePerson(file).stream()
                        .map(other -> new CaseFiles.Other(other.registrationNumber(), other.status()))
                        .toList());
    }

    /** As {@link #warnings(CaseFile)}, for a page that has read the other applications. */
    public List<String> warnings(CaseFile file, List<CaseFiles.Other> others) {
        List<String> warnings = new ArrayList<>();
        Application application = file.application();
        Nik nik = application.nik();
        if (!nik.agreesWith(application.dateOfBirth())) {
            warnings.add(texts.toReader("warning.nik-birth-date"));
        }
        if (!nik.agreesWith(application.sex())) {
            warnings.add(texts.toReader("warning.nik-sex"));
        }
        if (namesNoFather(file)) {
            warnings.add(texts.toReader("warning.no-father"));
        }
        law.endorsement(application).ifPresent(which -> warnings.add(texts.toReader("endorsement." + which)));
        for (CaseFiles.Other other : others) {
            warnings.add(texts.toReader(
                    "warning.other-application",
                    other.registrationNumber(),
                    texts.toReader("status." + other.status().code())));
        }
        return warnings;
    }

    /** Whether somebody still has to say why a child's father is not named. */
    private boolean namesNoFather(CaseFile file) {
        return file.application().fatherName() == null
                && file.findings().guardianship() == Guardianship.PARENTS_MARRIED
                && file.application().isChildOn(cases.todayAt(file));
    }

    /** What the officers' forms show of a case, as the variable {@code casefile}. */
    public Map<String, Object> forForm(CaseFile file) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("registrationNumber", file.registrationNumber().digits());
        shown.put("rows", rows(file));
        shown.put(
                "warnings",
                warnings(file).stream().map(text -> Map.of("text", text)).toList());
        shown.put("photo", photos.exists(file.registrationNumber()));
        return shown;
    }
}
