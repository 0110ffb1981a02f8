package id.paspor.portal;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.OfficeAppointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OfficeCases;
import id.paspor.casefile.hold.Holds;
import id.paspor.casefile.note.CaseNotes;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.revision.Rectifications;
import id.paspor.casefile.revision.Revisions;
import id.paspor.document.DocumentCopies;
import id.paspor.document.DocumentCopy;
import id.paspor.document.Documents;
import id.paspor.document.Evidence;
import id.paspor.engine.ModelWords;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToOfficers;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.reading.CaseReader;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.notification.Message;
import id.paspor.notification.Messages;
import id.paspor.notification.Undelivered;
import id.paspor.office.Offices;
import id.paspor.payment.Bills;
import id.paspor.payment.Discrepancies;
import id.paspor.quota.Slot;
import id.paspor.supervision.late.LateCases;
import id.paspor.supervision.late.LateDecision;
import id.paspor.supervision.work.TaskMove;
import id.paspor.supervision.work.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows officers a case file: data and documents side by side, what happened, and what they may do here. */
@Controller
@OpenToOfficers
class CaseFileController {

    /** What asks an applicant for something. */
    private static final Set<Status> ASKS = EnumSet.of(Status.CORRECTION_REQUESTED, Status.DOCUMENTS_MISSING);

    /** What the page shows of a case beside what was declared. */
    private static final List<CasePart<?>> PARTS = List.of(
            CaseFiles.OTHERS,
            CaseFiles.HISTORY,
            Revisions.REVISIONS,
            CaseNotes.NOTES,
            Photos.TAKEN,
            Documents.NEEDED,
            DocumentCopies.COPIES,
            DocumentCopies.EVENTS,
            Appointments.BOOKINGS,
            Bills.NEWEST,
            Discrepancies.OF_CASE,
            Passports.OF_CASE,
            Passports.BOOKLET,
            Messages.TOLD,
            Work.MOVES,
            LateCases.DECIDED,
            AccessLog.LOOKS,
            Holds.HOLDS);

    private final OfficeCases officeCases;
    private final CaseReader reader;
    private final CaseSummary summary;
    private final Evidence evidence;
    private final OfficeAppointments officeAppointments;
    private final Bills bills;
    private final AccessLog accessLog;
    private final Rectifications rectifications;
    private final ModelWords labels;
    private final Offices offices;
    private final Texts texts;

    CaseFileController(
            OfficeCases officeCases,
            CaseReader reader,
            CaseSummary summary,
            Evidence evidence,
            OfficeAppointments officeAppointments,
            Bills bills,
            AccessLog accessLog,
            Rectifications rectifications,
            ModelWords labels,
            Offices offices,
            Texts texts) {
        this.officeCases = officeCases;
        this.reader = reader;
        this.summary = summary;
        this.evidence = evidence;
        this.officeAppointments = officeAppointments;
        this.bills = bills;
        this.accessLog = accessLog;
        this.rectifications = rectifications;
        this.labels = labels;
        this.offices = offices;
        this.texts = texts;
    }

    /** One line of the history; {@code what} is in the language of the page. */
    record Entry(Instant happenedAt, String what, String actor, String reason) {}

    /**
     * What this officer may do with the case as it stands.
     *
     * @param slots to one of which the officer may move the interview, or {@code null} if it may not be moved
     */
    record May(
            boolean takePhoto,
            boolean askForCopy,
            boolean withdraw,
            boolean renewBill,
            boolean print,
            List<Slot> slots) {}

    /**
     * Shows a case file.
     *
     * @param document code of the document to look at; without it, the first of which there is a copy
     */
    @GetMapping("/cases/{registrationNumber}")
    @Transactional
    String show(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String document,
            Authentication officer,
            Model model,
            Locale language) {
        fill(model, registrationNumber, document, officer, language);
        accessLog.record(registrationNumber, AccessLog.CASE_FILE);
        return "portal/case";
    }

    /**
     * Shows a case file beside the form of a task, without what stands around it on a page. It is the look that opening the
     * task was.
     *
     * @param document as above
     */
    @GetMapping("/cases/{registrationNumber}/beside-task")
    @Transactional
    String showBesideTask(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String document,
            Authentication officer,
            Model model,
            Locale language) {
        fill(model, registrationNumber, document, officer, language);
        accessLog.record(registrationNumber, AccessLog.TASK);
        return "portal/case-beside-task";
    }

    private void fill(
            Model model,
            RegistrationNumber registrationNumber,
            String document,
            Authentication officer,
            Locale language) {
        CaseFile file = officeCases.get(registrationNumber, officer);
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        model.addAttribute("rows", summary.rows(file));
        CaseReading read = reader.read(registrationNumber, PARTS);
        model.addAttribute("warnings", summary.warnings(file, read.all(CaseFiles.OTHERS)));
        List<StatusChange> happened = read.all(CaseFiles.HISTORY);
        model.addAttribute("hasPhoto", read.first(Photos.TAKEN).isPresent());
        model.addAttribute("evidence", evidence.among(read, file, language));
        model.addAttribute("appointment", Appointments.among(read).orElse(null));
        model.addAttribute("bill", read.first(Bills.NEWEST).orElse(null));
        model.addAttribute("discrepancies", read.all(Discrepancies.OF_CASE));
        model.addAttribute("asked", askedLast(happened));
        model.addAttribute("corrections", summary.corrections(read.all(Revisions.REVISIONS), language));
        model.addAttribute("notes", read.all(CaseNotes.NOTES));
        model.addAttribute("longestNote", CaseNotes.LONGEST);
        model.addAttribute("history", history(read, language));
        List<Message> told = read.all(Messages.TOLD);
        model.addAttribute("messages", told);
        model.addAttribute(
                "undelivered", Undelivered.among(told, file.application()).orElse(null));
        List<DocumentCopy> all = DocumentCopies.among(read, file.status());
        model.addAttribute("copies", all);
        model.addAttribute(
                "shown",
                all.stream()
                        .filter(copy -> copy.code().equals(document))
                        .findFirst()
                        .or(() -> all.stream().filter(DocumentCopy::exists).findFirst())
                        .orElse(null));
        model.addAttribute("may", may(file, read, officer));
        if (SignedIn.groups(officer).contains(Groups.SUPERVISOR)) {
            model.addAttribute("accesses", read.all(AccessLog.LOOKS));
            model.addAttribute("holds", read.all(Holds.HOLDS));
            model.addAttribute("rectifiable", rectifications.fields());
        }
    }

    /** What an officer asked the applicant for last, or {@code null}. */
    private StatusChange askedLast(List<StatusChange> happened) {
        return happened.stream()
                .filter(change -> ASKS.contains(change.status()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private May may(CaseFile file, CaseReading read, Authentication officer) {
        List<String> desks = SignedIn.groups(officer);
        boolean counter = desks.contains(Groups.COUNTER);
        Status status = file.status();
        return new May(
                desks.contains(Groups.INTERVIEWER) && !status.ends(),
                DocumentCopies.mayAskAgain(officer) && status.precedesPrinting(),
                counter && status.allowsWithdrawal(),
                counter && status == Status.BILL_EXPIRED && bills.mayRenew(file.registrationNumber()),
                Passports.mayPrint(officer) && Passports.isInHand(read),
                counter && OfficeAppointments.mayAssign(file, read) ? officeAppointments.assignable(file) : null);
    }

    private List<Entry> history(CaseReading read, Locale language) {
        Stream<Entry> ofCase = read.all(CaseFiles.HISTORY).stream()
                .map(change -> new Entry(
                        change.happenedAt(),
                        what(change, language),
                        change.actor(),
                        change.reason() == null ? null : texts.format(language, change.reason())));
        Stream<Entry> ofDocuments = read.all(DocumentCopies.EVENTS).stream()
                .map(event -> new Entry(
                        event.happenedAt(),
                        texts.in(
                                language,
                                "copy.event." + event.what().code(),
                                new Texts.Wording("document." + event.code())),
                        event.actor(),
                        event.reason()));
        Stream<Entry> ofTasks = read.all(Work.MOVES).stream().map(move -> entry(move, language));
        Stream<Entry> ofLateness = read.all(LateCases.DECIDED).stream().map(decision -> entry(decision, language));
        return Stream.of(ofCase, ofDocuments, ofTasks, ofLateness)
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Entry::happenedAt))
                .toList();
    }

    private String what(StatusChange change, Locale language) {
        String what = texts.in(language, "status." + change.status().code());
        return change.untilDay() == null ? what : what + ": " + texts.format(language, change.untilDay());
    }

    private Entry entry(LateDecision decision, Locale language) {
        return new Entry(
                decision.decidedAt(), texts.in(language, "late.history"), decision.decidedBy(), decision.done());
    }

    private Entry entry(TaskMove move, Locale language) {
        String queue = texts.in(language, "work.queue");
        return new Entry(
                move.movedAt(),
                texts.in(
                        language,
                        "work.history",
                        labels.in(language, move.step()),
                        Objects.requireNonNullElse(move.from(), queue),
                        Objects.requireNonNullElse(move.to(), queue)),
                move.movedBy(),
                move.reason() == null ? texts.in(language, "work.is-absent") : move.reason());
    }
}
