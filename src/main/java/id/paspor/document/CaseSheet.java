package id.paspor.document;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.kernel.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What the officers' forms show of a case: the case file with the documents it needs. */
@Service
public class CaseSheet {

    private final CaseFiles cases;
    private final CaseSummary summary;
    private final DocumentCopies copies;
    private final Texts texts;

    CaseSheet(CaseFiles cases, CaseSummary summary, DocumentCopies copies, Texts texts) {
        this.cases = cases;
        this.summary = summary;
        this.copies = copies;
        this.texts = texts;
    }

    /**
     * The display variables {@code casefile} (rows, warnings, documents with the state of their copies, photo) and {@code documentOptions} (value and
     * label of each required document).
     */
    public Map<String, Object> of(String registrationNumber) {
        Map<String, Object> casefile = summary.forForm(cases.get(registrationNumber));
        List<DocumentCopy> needed = copies.of(registrationNumber);
        casefile.put(
                "documents",
                needed.stream().map(copy -> Map.of("label", state(copy))).toList());
        List<Map<String, String>> options = needed.stream()
                .map(copy -> Map.of("value", copy.code(), "label", label(copy)))
                .toList();
        Map<String, Object> shown = new HashMap<>();
        shown.put("casefile", casefile);
        shown.put("documentOptions", options);
        return shown;
    }

    private String label(DocumentCopy copy) {
        return texts.bilingual("document." + copy.code());
    }

    private String state(DocumentCopy copy) {
        return label(copy) + ": " + texts.bilingual("copy.state." + copy.state().code());
    }
}
