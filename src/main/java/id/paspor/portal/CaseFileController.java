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
import id.paspor.casefile.photo.Photos.Taken;
import id.paspor.casefile.revision.Rectifications;
import id.paspor.document.DocumentCopies;
import id.paspor.document.DocumentCopy;
import id.paspor.document.Evidence;
import id.paspor.engine.ModelWords;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToOfficers;
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
import java.util.Optional;
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

    private final OfficeCases officeCases;
    private final CaseFiles cases;
    private final CaseSummary summary;
    private final CaseNotes notes;
    private final Photos photos;
    private final Evidence evidence;
    private final DocumentCopies copies;
    private final Appointments appointments;
    private final OfficeAppointments officeAppointments;
    private final Bills bills;
    private final Discrepancies discrepancies;
    private final Passports passports;
    private final Messages messages;
    private final AccessLog accessLog;
    private final Holds holds;
    private final Rectifications rectifications;
    private final LateCases late;
    private final Work work;
    private final ModelWords labels;
    private final Offices offices;
    private final Texts texts;

    CaseFileController(
            OfficeCases officeCases,
            CaseFiles cases,
            CaseSummary summary,
            CaseNotes notes,
            Photos photos,
            Evidence evidence,
            DocumentCopies copies,
            Appointments appointments,
            OfficeAppointments officeAppointments,
            Bills bills,
            Discrepancies discrepancies,
            Passports passports,
            Messages messages,
            AccessLog accessLog,
            Holds holds,
            Rectifications rectifications,
            LateCases late,
            Work work,
            ModelWords labels,
            Offices offices,
            Texts texts) {
        this.officeCases = officeCases;
        this.cases = cases;
        this.summary = summary;
        this.notes = notes;
        this.photos = photos;
        this.evidence = evidence;
        this.copies = copies;
        this.appointments = appointments;
        this.officeAppointments = officeAppointments;
        this.bills = bills;
        this.discrepancies = discrepancies;
        this.passports = passports;
        this.messages = messages;
        this.accessLog = accessLog;
        this.holds = holds;
        this.rectifications = rectifications;
        this.late = late;
        this.work = work;
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
        model.addAttribute("warnings", summary.warnings(file));
        List<StatusChange> happened = cases.history(registrationNumber);
        Optional<Taken> photo = photos.taken(registrationNumber);
        model.addAttribute("hasPhoto", photo.isPresent());
        model.addAttribute("evidence", evidence.of(registrationNumber, happened, photo, language));
        model.addAttribute("appointment", appointments.of(registrationNumber).orElse(null));
        // no money comes for a case before its bill
        boolean billed = happened.stream().anyMatch(change -> change.status() == Status.BILLED);
        model.addAttribute("bill", billed ? bills.latest(registrationNumber).orElse(null) : null);
        model.addAttribute("discrepancies", billed ? discrepancies.of(registrationNumber) : List.of());
        model.addAttribute("asked", askedLast(happened));
        model.addAttribute("corrections", summary.corrections(registrationNumber, language));
        model.addAttribute("notes", notes.of(registrationNumber));
        model.addAttribute("longestNote", CaseNotes.LONGEST);
        model.addAttribute("history", history(registrationNumber, happened, language));
        List<Message> told = messages.of(registrationNumber);
        model.addAttribute("messages", told);
        model.addAttribute(
                "undelivered", Undelivered.among(told, file.application()).orElse(null));
        List<DocumentCopy> all = copies.of(registrationNumber);
        model.addAttribute("copies", all);
        model.addAttribute(
                "shown",
                all.stream()
                        .filter(copy -> copy.code().equals(document))
                        .findFirst()
                        .or(() -> all.stream().filter(DocumentCopy::exists).findFirst())
                        .orElse(null));
        model.addAttribute("may", may(file, officer));
        if (SignedIn.groups(officer).contains(Groups.SUPERVISOR)) {
            model.addAttribute("accesses", accessLog.of(registrationNumber));
            model.addAttribute("holds", holds.of(registrationNumber));
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

    private May may(CaseFile file, Authentication officer) {
        List<String> desks = SignedIn.groups(officer);
        boolean counter = desks.contains(Groups.COUNTER);
        Status status = file.status();
        return new May(
                desks.contains(Groups.INTERVIEWER) && !status.ends(),
                DocumentCopies.mayAskAgain(officer) && status.precedesPrinting(),
                counter && status.allowsWithdrawal(),
                counter && status == Status.BILL_EXPIRED && bills.mayRenew(file.registrationNumber()),
                Passports.mayPrint(officer)
                        && passports.inHand(file.registrationNumber()).isPresent(),
                counter && officeAppointments.mayAssign(file) ? officeAppointments.assignable(file) : null);
    }

    private List<Entry> history(RegistrationNumber registrationNumber, List<StatusChange> happened, Locale language) {
        Stream<Entry> ofCase = happened.stream()
                .map(change -> new Entry(
                        change.happenedAt(),
                        what(change, language),
                        change.actor(),
                        change.reason() == null ? null : texts.format(language, change.reason())));
        Stream<Entry> ofDocuments = copies.history(registrationNumber).stream()
                .map(event -> new Entry(
                        event.happenedAt(),
                        texts.in(
                                language,
                                "copy.event." + event.what().code(),
                                new Texts.Wording("document." + event.code())),
                        event.actor(),
                        event.reason()));
        Stream<Entry> ofTasks = work.ofCase(registrationNumber).stream().map(move -> entry(move, language));
        Stream<Entry> ofLateness = late.decided(registrationNumber).stream().map(decision -> entry(decision, language));
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
