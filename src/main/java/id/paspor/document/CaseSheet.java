package id.paspor.document;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What the officers' forms show of a case: the case file with the documents it needs. */
@Service
public class CaseSheet {

    private static final String CHILD = "child";

    private final CaseFiles cases;
    private final CaseSummary summary;
    private final DocumentCopies copies;
    private final Requirements requirements;
    private final Texts texts;

    CaseSheet(CaseFiles cases, CaseSummary summary, DocumentCopies copies, Requirements requirements, Texts texts) {
        this.cases = cases;
        this.summary = summary;
        this.copies = copies;
        this.requirements = requirements;
        this.texts = texts;
    }

    /**
     * The display variables {@code casefile} (rows, warnings, documents with the state of their copies, photo),
     * {@code documentOptions} (value and label of each required document), what {@link #conditions} has, and what an officer
     * found: {@code guardianship}, which is {@code null} for an adult, and {@code twoNationalities}.
     */
    public Map<String, Object> of(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Map<String, Object> casefile = summary.forForm(file);
        List<DocumentCopy> needed = copies.of(registrationNumber);
        casefile.put(
                "documents",
                needed.stream().map(copy -> Map.of("label", state(copy))).toList());
        List<Map<String, String>> options = needed.stream()
                .map(copy -> Map.of("value", copy.code(), "label", label(copy.code())))
                .toList();
        Map<String, Object> shown = new HashMap<>();
        shown.put("casefile", casefile);
        shown.put("documentOptions", options);
        Map<String, Object> conditions = conditions(file);
        shown.putAll(conditions);
        shown.put(
                "guardianship",
                conditions.get(CHILD).equals(true)
                        ? file.findings().guardianship().code()
                        : null);
        shown.put("twoNationalities", file.findings().twoNationalities());
        return shown;
    }

    /** Of {@link #of}, what conditions of fields name: {@code child} and {@code mayHaveTwoNationalities}. */
    public Map<String, Object> conditions(RegistrationNumber registrationNumber) {
        return conditions(cases.get(registrationNumber));
    }

    private Map<String, Object> conditions(CaseFile file) {
        return Map.of(
                CHILD,
                file.application().isChildOn(cases.todayAt(file)),
                "mayHaveTwoNationalities",
                cases.mayHaveTwoNationalities(file));
    }

    /**
     * What originals of may be shown, as value and label, and in {@code neededWith} what an officer finds with which the case
     * needs it, as {@link Requirements#byFindings} writes it; without that it is needed anyway.
     */
    public List<Map<String, Object>> originals(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Map<String, List<String>> byFindings = requirements.byFindings(file.application(), cases.todayAt(file));
        Set<String> papers = new LinkedHashSet<>();
        copies.of(registrationNumber).forEach(copy -> papers.add(copy.code()));
        papers.addAll(byFindings.keySet());
        return papers.stream()
                .map(code -> {
                    Map<String, Object> option = new HashMap<>();
                    option.put("value", code);
                    option.put("label", label(code));
                    option.put("neededWith", byFindings.get(code));
                    return option;
                })
                .toList();
    }

    private String label(String code) {
        return texts.toReader("document." + code);
    }

    private String state(DocumentCopy copy) {
        return label(copy.code()) + ": "
                + texts.toReader("copy.state." + copy.state().code());
    }
}
