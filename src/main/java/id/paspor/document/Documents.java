package id.paspor.document;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Texts;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents that a case needs, and whose originals were seen by whom. */
@Service
public class Documents {

    private final RequiredDocumentRepository required;
    private final Requirements requirements;
    private final CaseFiles cases;
    private final Texts texts;
    private final Clock clock;

    Documents(
            RequiredDocumentRepository required, Requirements requirements, CaseFiles cases, Texts texts, Clock clock) {
        this.required = required;
        this.requirements = requirements;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One document that a case needs.
     *
     * @param code as in the decision table {@code required-documents}
     * @param originalSeenBy the officer who saw the original, or {@code null}
     */
    public record RequiredDocument(String code, String originalSeenBy) {

        /** Whether an officer has seen the original. */
        public boolean originalSeen() {
            return originalSeenBy != null;
        }
    }

    /** Sets what a case needs; doing it again changes nothing. */
    @Transactional
    public void require(String registrationNumber, Collection<String> codes) {
        required.require(registrationNumber, codes.toArray(String[]::new));
    }

    /** A correction may change what a case needs: a birth date, a term, the old passport. */
    @EventListener
    @Transactional
    void on(CaseProgressed event) {
        if (event.status() == Status.CORRECTED) {
            CaseFile file = cases.get(event.registrationNumber());
            String[] codes =
                    requirements.of(file.application(), cases.todayAt(file)).toArray(String[]::new);
            required.require(event.registrationNumber(), codes);
            required.release(event.registrationNumber(), codes);
        }
    }

    /** What a case needs, in the order of the decision table. */
    @Transactional(readOnly = true)
    public List<RequiredDocument> required(String registrationNumber) {
        return required.findByRegistrationNumberOrderById(registrationNumber).stream()
                .map(document -> new RequiredDocument(document.code(), document.originalSeenBy()))
                .toList();
    }

    /** Notes that the acting officer saw these originals; codes that the case does not need are passed over. */
    @Transactional
    public void noteOriginalsSeen(String registrationNumber, Collection<String> codes) {
        if (!codes.isEmpty()) {
            required.noteOriginalsSeen(registrationNumber, codes, clock.instant(), Actor.current());
        }
    }

    /** The name of a document in both languages. */
    public String label(RequiredDocument document) {
        return texts.bilingual("document." + document.code());
    }
}
