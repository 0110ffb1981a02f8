package id.paspor.document;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFile.Findings;
import id.paspor.casefile.CaseFile.Guardianship;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseFiles.Rectified;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.Texts.Wording;
import id.paspor.kernel.reading.CasePart;
import id.paspor.notification.Messages;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents that a case needs, and whose originals were seen by whom. */
@Service
public class Documents {

    /** What a case needs, in the order of the decision table, as part of a page. */
    public static final CasePart<RequiredDocument> NEEDED = RequiredDocumentRepository.NEEDED;

    private final RequiredDocumentRepository required;
    private final DocumentEventRepository events;
    private final Requirements requirements;
    private final CaseFiles cases;
    private final Messages messages;
    private final Texts texts;
    private final Clock clock;

    Documents(
            RequiredDocumentRepository required,
            DocumentEventRepository events,
            Requirements requirements,
            CaseFiles cases,
            Messages messages,
            Texts texts,
            Clock clock) {
        this.required = required;
        this.events = events;
        this.requirements = requirements;
        this.cases = cases;
        this.messages = messages;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One document that a case needs.
     *
     * @param code as in the decision table {@code required-documents}
     * @param originalSeenBy the officer who saw the original, or {@code null}
     * @param originalSeenAt when, or {@code null}
     */
    public record RequiredDocument(String code, String originalSeenBy, Instant originalSeenAt) {

        /** Whether an officer has seen the original. */
        public boolean originalSeen() {
            return originalSeenBy != null;
        }
    }

    /** Sets what a case needs; doing it again changes nothing. */
    @Transactional
    public void require(RegistrationNumber registrationNumber, Collection<String> codes) {
        required.require(registrationNumber, codes.toArray(String[]::new));
    }

    /** A correction may change what a case needs: a birth date, a term, the old passport. */
    @EventListener
    @Transactional
    void on(CaseProgressed event) {
        if (event.status() == Status.CORRECTED) {
            requireAnew(event.registrationNumber());
        }
    }

    /** So may a rectification, as long as the interview is still to be approved. */
    @EventListener
    @Transactional
    void on(Rectified event) {
        if (cases.get(event.registrationNumber()).status().precedesApproval()) {
            requireAnew(event.registrationNumber());
        }
    }

    /**
     * Takes over what the acting officer found about an applicant. The applicant is told which documents are needed by
     * it and were not before.
     *
     * @param guardianship who signs for a child, or {@code null} where the officer found nothing new
     * @param twoNationalities whether the applicant is a child of two nationalities, or {@code null} likewise
     * @param asked whether the applicant is still to bring what is needed now, and so is told of it
     * @throws Refusal when the applicant is too old for that
     */
    @Transactional
    public void find(
            RegistrationNumber registrationNumber, Guardianship guardianship, Boolean twoNationalities, boolean asked) {
        Findings before = cases.get(registrationNumber).findings();
        Findings found = new Findings(
                Objects.requireNonNullElse(guardianship, before.guardianship()),
                Objects.requireNonNullElse(twoNationalities, before.twoNationalities()));
        if (found.twoNationalities() || !found.equals(before)) {
            cases.find(registrationNumber, found);
        }
        if (!found.equals(before)) {
            requireAnew(registrationNumber).stream()
                    .filter(code -> asked)
                    .forEach(code ->
                            messages.send(registrationNumber, "document-needed", new Wording("document." + code)));
        }
    }

    /** Returns what the case did not need until now. */
    private List<String> requireAnew(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        String[] codes = requirements.of(file, cases.todayAt(file)).toArray(String[]::new);
        List<String> added = required.require(registrationNumber, codes);
        remember(registrationNumber, DocumentEvent.What.NEEDED, added);
        remember(registrationNumber, DocumentEvent.What.NOT_NEEDED, required.release(registrationNumber, codes));
        return added;
    }

    private void remember(RegistrationNumber registrationNumber, DocumentEvent.What what, List<String> codes) {
        codes.forEach(code -> events.save(new DocumentEventEntity(
                registrationNumber, new DocumentEvent(code, what, clock.instant(), Actor.current(), null))));
    }

    /** What a case needs, in the order of the decision table. */
    @Transactional(readOnly = true)
    public List<RequiredDocument> required(RegistrationNumber registrationNumber) {
        return required.findByRegistrationNumberAndNeededIsTrueOrderById(registrationNumber).stream()
                .map(document ->
                        new RequiredDocument(document.code(), document.originalSeenBy(), document.originalSeenAt()))
                .toList();
    }

    /** Notes that the acting officer saw these originals; codes that the case does not need are passed over. */
    @Transactional
    public void noteOriginalsSeen(RegistrationNumber registrationNumber, Collection<String> codes) {
        if (!codes.isEmpty()) {
            required.noteOriginalsSeen(registrationNumber, codes, clock.instant(), Actor.current());
        }
    }

    /** The name of a document for whoever asks. */
    public String label(RequiredDocument document) {
        return texts.toReader("document." + document.code());
    }
}
