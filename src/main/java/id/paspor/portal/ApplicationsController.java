package id.paspor.portal;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.InterviewOptions;
import id.paspor.casefile.ApplicationsUnderWay;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseSummary;
import id.paspor.casefile.Stage;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.casefile.channel.Channel;
import id.paspor.casefile.channel.ChannelChoice;
import id.paspor.casefile.channel.OfferedChannels;
import id.paspor.casefile.draft.Drafts;
import id.paspor.document.DocumentCopies;
import id.paspor.feedback.Feedback;
import id.paspor.issuance.Passport;
import id.paspor.issuance.Passports;
import id.paspor.kernel.Coded;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.reading.CaseReader;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.notification.Message;
import id.paspor.notification.Messages;
import id.paspor.notification.Undelivered;
import id.paspor.office.Offices;
import id.paspor.payment.Bill;
import id.paspor.payment.Bills;
import id.paspor.payment.account.VirtualAccounts;
import id.paspor.web.SentForm;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The applicant's own applications: what is sent and what is not, and how each of them is getting on. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications")
class ApplicationsController {

    /** What the page of an application shows beside what was declared. */
    private static final List<CasePart<?>> PARTS = List.of(
            CaseFiles.HISTORY,
            Bills.NEWEST,
            Appointments.BOOKINGS,
            DocumentCopies.COPIES,
            Messages.TOLD,
            Passports.OF_CASE);

    private final OwnApplications own;
    private final CaseReader reader;
    private final CaseFiles cases;
    private final Drafts drafts;
    private final ApplicationsUnderWay underWay;
    private final CaseSummary summary;
    private final Progress progress;
    private final Appointments appointments;
    private final Bills bills;
    private final VirtualAccounts virtualAccounts;
    private final Feedback feedback;
    private final OfferedChannels channels;
    private final ChannelChoice choice;
    private final Offices offices;
    private final Texts texts;

    ApplicationsController(
            OwnApplications own,
            CaseReader reader,
            CaseFiles cases,
            Drafts drafts,
            ApplicationsUnderWay underWay,
            CaseSummary summary,
            Progress progress,
            Appointments appointments,
            Bills bills,
            VirtualAccounts virtualAccounts,
            Feedback feedback,
            OfferedChannels channels,
            ChannelChoice choice,
            Offices offices,
            Texts texts) {
        this.own = own;
        this.reader = reader;
        this.cases = cases;
        this.drafts = drafts;
        this.underWay = underWay;
        this.summary = summary;
        this.progress = progress;
        this.appointments = appointments;
        this.bills = bills;
        this.virtualAccounts = virtualAccounts;
        this.feedback = feedback;
        this.channels = channels;
        this.choice = choice;
        this.offices = offices;
        this.texts = texts;
    }

    /** Parts of the list, what the applicant has to do first. */
    enum Part implements Coded {
        APPLICANTS_TURN,
        UNDER_WAY,
        ENDED
    }

    /**
     * An application in the list. Times are in the zone of its office.
     *
     * @param status the process may take a moment to learn of the interview
     * @param interview when it is, or {@code null}
     * @param until until when the applicant must do something, or {@code null}
     * @param bill what the applicant has to pay, or {@code null}
     */
    record Listed(CaseFile file, Status status, Part part, ZonedDateTime interview, ZonedDateTime until, Bill bill) {}

    /** A part of the list that has something in it. */
    record ListedPart(String code, List<Listed> applications) {}

    private Listed listed(CaseFile file, Instant interview) {
        boolean untold = interview != null && file.status().stage() == Stage.SLOT;
        Status status = untold ? Status.SLOT_BOOKED : file.status();
        ZoneId zone = offices.get(file.office()).zone();
        return new Listed(
                file,
                status,
                status.ends() ? Part.ENDED : status.awaitsApplicant() ? Part.APPLICANTS_TURN : Part.UNDER_WAY,
                interview != null && status.precedesApproval() ? interview.atZone(zone) : null,
                untold
                        ? null
                        : progress.until(file).map(until -> until.atZone(zone)).orElse(null),
                status == Status.BILLED
                        ? bills.latest(file.registrationNumber()).orElse(null)
                        : null);
    }

    @GetMapping
    @Transactional(readOnly = true)
    String list(Authentication applicant, Model model) {
        List<CaseFile> own = cases.submittedBy(applicant.getName());
        Map<RegistrationNumber, Instant> interviews = appointments.startsOf(
                own.stream().map(CaseFile::registrationNumber).toList());
        List<Listed> all = own.stream()
                .map(file -> listed(file, interviews.get(file.registrationNumber())))
                .toList();
        model.addAttribute(
                "choosing",
                all.stream().filter(each -> each.status().stage() == Stage.SLOT).count());
        model.addAttribute(
                "parts",
                Stream.of(Part.values())
                        .map(part -> new ListedPart(
                                part.code(),
                                all.stream().filter(each -> part == each.part()).toList()))
                        .filter(part -> !part.applications().isEmpty())
                        .toList());
        model.addAttribute(
                "drafts",
                drafts.of(applicant.getName()).stream().map(DraftView::of).toList());
        model.addAttribute("placesLeft", underWay.placesLeft(applicant.getName()));
        return "portal/applications";
    }

    @GetMapping("/{registrationNumber}")
    @Transactional(readOnly = true)
    String show(
            @PathVariable RegistrationNumber registrationNumber,
            Authentication applicant,
            Model model,
            Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        CaseReading read = reader.read(registrationNumber, PARTS);
        List<StatusChange> history = read.all(CaseFiles.HISTORY).stream()
                .filter(change -> !change.status().isException())
                .toList();
        List<Step> steps =
                history.stream().map(change -> step(change, language)).toList();
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        Optional<Bill> bill = read.first(Bills.NEWEST);
        model.addAttribute("bill", bill.orElse(null));
        model.addAttribute("progress", progress.of(file, history, bill));
        model.addAttribute("reason", steps.get(steps.size() - 1).reason());
        InterviewOptions options = appointments.options(file, read);
        model.addAttribute("interview", options);
        model.addAttribute("status", options.untold() ? Status.SLOT_BOOKED : file.status());
        model.addAttribute("copies", DocumentCopies.Progress.of(DocumentCopies.among(read, file.status())));
        model.addAttribute("mayRenewBill", file.status() == Status.BILL_EXPIRED && bills.mayRenew(registrationNumber));
        model.addAttribute("virtualAccounts", virtualAccounts.of(registrationNumber));
        model.addAttribute("passport", passport(file, read).orElse(null));
        model.addAttribute("history", steps);
        List<Message> told = read.all(Messages.TOLD);
        model.addAttribute("messages", told);
        model.addAttribute(
                "undelivered", Undelivered.among(told, file.application()).orElse(null));
        model.addAttribute("channel", Channel.chosen(file.application().channel()));
        model.addAttribute("channels", channels.offered());
        model.addAttribute("languages", Language.values());
        model.addAttribute("written", Language.chosen(file.application().language()));
        model.addAttribute("asksFeedback", feedback.isAsked(file));
        model.addAttribute("rows", summary.rows(file));
        return "portal/application";
    }

    private static Optional<Passport> passport(CaseFile file, CaseReading read) {
        return read.first(Passports.OF_CASE)
                .filter(passport -> passport.readyAt() != null && file.status() != Status.MISPRINT_REPORTED);
    }

    @GetMapping("/{registrationNumber}/withdraw")
    String confirmWithdrawal(
            @PathVariable RegistrationNumber registrationNumber, Authentication applicant, Model model) {
        model.addAttribute("file", own.get(registrationNumber, applicant));
        return "portal/withdraw";
    }

    @PostMapping("/{registrationNumber}/withdraw")
    String withdraw(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, SentForm form) {
        own.get(registrationNumber, applicant);
        form.attempt("case.withdrawn", () -> cases.withdraw(registrationNumber));
        return "redirect:/applications/{registrationNumber}";
    }

    @PostMapping("/{registrationNumber}/channel")
    String chooseChannel(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String messages,
            Authentication applicant,
            SentForm form) {
        own.get(registrationNumber, applicant);
        form.attempt("channel.saved", () -> choice.choose(registrationNumber, channel, messages));
        return "redirect:/applications/{registrationNumber}";
    }

    @PostMapping("/{registrationNumber}/new-bill")
    String askForNewBill(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, SentForm form) {
        own.get(registrationNumber, applicant);
        form.attempt("pay.renewed", () -> bills.renew(registrationNumber));
        return "redirect:/applications/{registrationNumber}";
    }

    /** A line of the history as the page shows it. */
    private record Step(Status status, Instant happenedAt, String reason) {}

    /** The reason of a referral is a text of ours, written in both languages. */
    private Step step(StatusChange change, Locale language) {
        String reason = change.reason() == null ? null : texts.format(language, change.reason());
        return new Step(
                change.status(),
                change.happenedAt(),
                change.status() == Status.REFERRED_TO_OFFICE ? Texts.side(language, reason) : reason);
    }
}
