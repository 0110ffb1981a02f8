package id.paspor.document;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.photo.Pictures;
import id.paspor.casefile.photo.Pictures.FlawedPictureException;
import id.paspor.content.Contents;
import id.paspor.document.DocumentCopyRepository.Present;
import id.paspor.document.FlatPdf.FlawedPdfException;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts.Wording;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.kernel.written.OfficersReason;
import id.paspor.notification.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.InputStreamSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The copies of documents that applicants upload. What is kept is written anew from what was sent: a JPEG, or a PDF of
 * one picture a page. The newest copy replaces the one before; what happened is remembered.
 */
@Service
public class DocumentCopies implements ErasedByTerm {

    /** The type of a copy that is one picture. */
    public static final String JPEG = "image/jpeg";

    /** The type of a copy of several pages. */
    public static final String PDF = "application/pdf";

    private static final List<String> ASKING =
            List.of(Groups.DATA_ENTRY, Groups.INTERVIEWER, Groups.COUNTER, Groups.SUPERVISOR);

    /** The field of every form that sends a copy. */
    private static final String FIELD = "file";

    private static final int LEAST_SIDE = 400;

    /** The copies of a case as part of a page; see {@link #among}. */
    public static final CasePart<DocumentCopy> COPIES = RequiredDocumentRepository.COPIES;

    /** What happened to the documents of a case, oldest first, as part of a page. */
    public static final CasePart<DocumentEvent> EVENTS = DocumentEventRepository.OF_CASE;

    private final RequiredDocumentRepository required;
    private final DocumentCopyRepository stored;
    private final DocumentEventRepository events;
    private final TransactionTemplate transaction;
    private final CaseFiles cases;
    private final Messages messages;
    private final Pictures pictures;
    private final PdfFlattening pdfs;
    private final Contents contents;
    private final DocumentProperties properties;
    private final Clock clock;

    DocumentCopies(
            RequiredDocumentRepository required,
            DocumentCopyRepository stored,
            DocumentEventRepository events,
            TransactionTemplate transaction,
            CaseFiles cases,
            Messages messages,
            Pictures pictures,
            PdfFlattening pdfs,
            Contents contents,
            DocumentProperties properties,
            Clock clock) {
        this.required = required;
        this.stored = stored;
        this.events = events;
        this.transaction = transaction;
        this.cases = cases;
        this.messages = messages;
        this.pictures = pictures;
        this.pdfs = pdfs;
        this.contents = contents;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether somebody's desk asks applicants for documents. */
    public static boolean mayAskAgain(Authentication officer) {
        return SignedIn.isAnyOf(officer, ASKING);
    }

    /**
     * What a copy consists of.
     *
     * @param type {@link #JPEG} or {@link #PDF}
     */
    public record Content(String type, byte[] bytes) {}

    /**
     * How far the applicant has come.
     *
     * @param needed documents that the case needs
     * @param received copies that are there and good enough so far
     * @param askedAgain copies that an officer asked for (again)
     * @param open whether something can be uploaded now
     */
    public record Progress(int needed, int received, int askedAgain, boolean open) {

        /** Of the documents that a case needs. */
        public static Progress of(List<DocumentCopy> copies) {
            return new Progress(
                    copies.size(),
                    in(copies, DocumentCopy.State.RECEIVED),
                    in(copies, DocumentCopy.State.ASKED_AGAIN),
                    copies.stream().anyMatch(DocumentCopy::replaceable));
        }

        private static int in(List<DocumentCopy> copies, DocumentCopy.State state) {
            return (int) copies.stream().filter(copy -> copy.state() == state).count();
        }

        /** Whether something can be uploaded or looked at. */
        public boolean isWorthALook() {
            return open || received > 0;
        }

        /** Whether nothing is left to upload. */
        public boolean isComplete() {
            return received == needed;
        }
    }

    private record Kept(Content content, int pages, String sha256) {}

    /** The largest file that is taken, in bytes. */
    public long mostBytes() {
        return properties.maxSize().toBytes();
    }

    /**
     * Puts a copy into the case, in the place of an earlier one; the same copy once more changes nothing.
     *
     * @param upload JPEG, PNG or PDF, known by its content
     * @throws Refusal when it is none that can be kept, when the case needs no such document or takes no copy any more
     */
    public void put(RegistrationNumber registrationNumber, String code, InputStreamSource upload) {
        requireReplaceable(registrationNumber, code);
        Kept kept = cleaned(upload);
        Optional<Present> same = stored.present(registrationNumber, code)
                .filter(now -> now.sha256().equals(kept.sha256()));
        if (same.isPresent()) {
            if (same.get().isAskedAgain()) {
                throw Refusal.invalid(FIELD, "copy.same-as-before");
            }
            return;
        }
        Contents.Ready copy =
                contents.ready(kept.content().bytes(), kept.content().type());
        transaction.executeWithoutResult(status -> replace(registrationNumber, code, copy, kept.pages()));
    }

    /** The documents that a case needs and their copies, in the order of the decision table. */
    @Transactional(readOnly = true)
    public List<DocumentCopy> of(RegistrationNumber registrationNumber) {
        return copies(registrationNumber, false);
    }

    /** As {@link #of}, of what was read for a page. */
    public static List<DocumentCopy> among(CaseReading read, Status status) {
        return read.all(COPIES).stream()
                .map(copy -> copy.replaceable(takesAny(status) || !status.ends() && copy.askedAt() != null))
                .toList();
    }

    private static boolean takesAny(Status status) {
        return !status.ends() && status.precedesApproval();
    }

    /** As {@link #of}, and the documents that the case needed once. */
    @Transactional(readOnly = true)
    List<DocumentCopy> all(RegistrationNumber registrationNumber) {
        return copies(registrationNumber, true);
    }

    private List<DocumentCopy> copies(RegistrationNumber registrationNumber, boolean all) {
        Status status = cases.get(registrationNumber).status();
        return required.copies(registrationNumber, takesAny(status), !status.ends(), all);
    }

    /** What happened to the documents of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<DocumentEvent> history(RegistrationNumber registrationNumber) {
        return events.findByRegistrationNumberOrderById(registrationNumber).stream()
                .map(DocumentEventEntity::view)
                .toList();
    }

    /** The copy of a document, if there is one. */
    public Optional<Content> content(RegistrationNumber registrationNumber, String code) {
        return stored.content(registrationNumber, code)
                .map(copy -> new Content(copy.mediaType(), contents.bytes(copy)));
    }

    /**
     * A page of the copy of a document as JPEG, if there is one.
     *
     * @param number from 1
     */
    public Optional<byte[]> page(RegistrationNumber registrationNumber, String code, int number) {
        Optional<Content> content = content(registrationNumber, code);
        if (content.isPresent() && content.get().type().equals(PDF)) {
            return FlatPdf.page(content.get().bytes(), number);
        }
        return content.filter(picture -> number == 1).map(Content::bytes);
    }

    /**
     * Asks the applicant for a copy once more, or for the first time.
     *
     * @param reason what is wrong and what to do, for the applicant to read
     * @throws Refusal without a proper reason, for a document that the case does not need, or once a booklet has been
     *     taken for printing
     */
    @Transactional
    public void askAgain(RegistrationNumber registrationNumber, String code, String reason) {
        requireNeeded(registrationNumber, code);
        if (!cases.get(registrationNumber).status().precedesPrinting()) {
            throw Refusal.conflict("copy.too-late-to-ask");
        }
        String words = OfficersReason.required(reason);
        stored.ask(registrationNumber, code, clock.instant(), Actor.current(), words);
        remember(registrationNumber, code, DocumentEvent.What.ASKED_AGAIN, words);
        messages.send(registrationNumber, "document-asked-again", new Wording("document." + code), words);
    }

    @Override
    public Retention kind() {
        return Retention.COPIES;
    }

    @Override
    @Transactional(readOnly = true)
    public long of(Collection<RegistrationNumber> registrationNumbers) {
        return stored.countByRegistrationNumberIn(registrationNumbers);
    }

    @Override
    @Transactional
    public int erase(RegistrationNumber registrationNumber) {
        List<String> contentKeys = stored.contentKeysOf(registrationNumber);
        int erased = stored.erase(registrationNumber);
        contentKeys.forEach(contents::forget);
        return erased;
    }

    /** Opens what was sent before it takes a place: then it is scanned, and that may take its time. */
    private Kept cleaned(InputStreamSource upload) {
        try (InputStream file = upload.getInputStream()) {
            return pictures.asOneOfFew(() -> cleaned(read(file)));
        } catch (IOException brokenOff) {
            throw Refusal.invalid(FIELD, "copy.broken-off");
        }
    }

    private byte[] read(InputStream file) {
        try {
            byte[] bytes = file.readNBytes((int) mostBytes() + 1);
            if (bytes.length > mostBytes()) {
                throw Refusal.invalid(FIELD, "copy.too-large", mostBytes() / 1024 / 1024);
            }
            if (bytes.length == 0) {
                throw Refusal.invalid(FIELD, "copy.empty");
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw Refusal.invalid(FIELD, "copy.broken-off");
        }
    }

    private Kept cleaned(byte[] file) {
        if (!Pictures.isPicture(file) && FlatPdf.isPdf(file)) {
            byte[] flat = flattened(file);
            return new Kept(new Content(PDF, flat), FlatPdf.pages(flat), DigestUtils.sha256Hex(flat));
        }
        try {
            byte[] jpeg = Pictures.cleaned(
                    file, EnumSet.allOf(Pictures.Format.class), LEAST_SIDE, Pictures.MOST_PIXELS / LEAST_SIDE);
            return new Kept(new Content(JPEG, jpeg), 1, DigestUtils.sha256Hex(jpeg));
        } catch (FlawedPictureException flawed) {
            throw switch (flawed.flaw()) {
                case TOO_SMALL -> Refusal.invalid(FIELD, "copy.too-few-pixels", LEAST_SIDE);
                case TOO_LARGE -> Refusal.invalid(FIELD, "copy.too-many-pixels", Pictures.MOST_PIXELS / 1_000_000);
                case HEIF -> Refusal.invalid(FIELD, "pictures.heif");
                case UNKNOWN_COLOURS -> Refusal.invalid(FIELD, "pictures.unknown-colours");
                case UNREADABLE -> Refusal.invalid(FIELD, "copy.unreadable");
            };
        }
    }

    private byte[] flattened(byte[] pdf) {
        try {
            return pdfs.flatten(pdf);
        } catch (FlawedPdfException flawed) {
            throw switch (flawed.flaw()) {
                case ENCRYPTED -> Refusal.invalid(FIELD, "copy.pdf-locked");
                case ACTIVE -> Refusal.invalid(FIELD, "copy.pdf-active");
                case TOO_LONG -> Refusal.invalid(FIELD, "copy.pdf-too-long", properties.maxPages());
                case UNREADABLE -> Refusal.invalid(FIELD, "copy.pdf-unreadable");
            };
        }
    }

    /** Makes a content the copy, and forgets that of the copy before. */
    private void replace(RegistrationNumber registrationNumber, String code, Contents.Ready copy, int pages) {
        required.lock(registrationNumber, code);
        requireReplaceable(registrationNumber, code);
        Optional<Present> before = stored.present(registrationNumber, code);
        contents.keep(copy);
        stored.put(registrationNumber, code, copy.key(), pages, clock.instant(), Actor.current());
        before.map(Present::key).ifPresent(contents::forget);
        remember(registrationNumber, code, DocumentEvent.What.UPLOADED, null);
    }

    private void requireReplaceable(RegistrationNumber registrationNumber, String code) {
        DocumentCopy copy = requireNeeded(registrationNumber, code);
        if (!copy.replaceable()) {
            throw Refusal.conflict("copy.not-replaceable");
        }
    }

    private DocumentCopy requireNeeded(RegistrationNumber registrationNumber, String code) {
        return of(registrationNumber).stream()
                .filter(needed -> needed.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("copy.not-needed"));
    }

    private void remember(RegistrationNumber registrationNumber, String code, DocumentEvent.What what, String reason) {
        events.save(new DocumentEventEntity(
                registrationNumber, new DocumentEvent(code, what, clock.instant(), Actor.current(), reason)));
    }
}
