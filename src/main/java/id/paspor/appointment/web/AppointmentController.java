package id.paspor.appointment.web;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.InterviewOptions;
import id.paspor.appointment.Waitlist;
import id.paspor.appointment.waitingroom.Admission.Lobby;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.appointment.waitingroom.QueuePosition;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.quota.Release;
import id.paspor.quota.SlotId;
import id.paspor.quota.Slots;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The applicant chooses when the interview is, looks the time over and confirms it, and may move it once. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}/appointment")
class AppointmentController {

    private static final String CALENDAR = "/appointment";
    private static final String REVIEW = "/appointment/review";
    private static final int MOST_NEARBY = 3;

    private final OwnApplications own;
    private final Appointments appointments;
    private final Slots slots;
    private final Offices offices;
    private final Waitlist waitlist;
    private final QueueCookie line;
    private final Doorkeeper door;
    private final WaitingRoomPage words;
    private final BookingLimits limits;
    private final Texts texts;

    AppointmentController(
            OwnApplications own,
            Appointments appointments,
            Slots slots,
            Offices offices,
            Waitlist waitlist,
            QueueCookie line,
            Doorkeeper door,
            WaitingRoomPage words,
            BookingLimits limits,
            Texts texts) {
        this.own = own;
        this.appointments = appointments;
        this.waitlist = waitlist;
        this.line = line;
        this.door = door;
        this.words = words;
        this.limits = limits;
        this.slots = slots;
        this.offices = offices;
        this.texts = texts;
    }

    /** Another office and when its next free interview begins. */
    record Nearby(String office, ZonedDateTime next) {}

    @GetMapping
    String show(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(required = false) LocalDate day,
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication applicant,
            Model model,
            Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Office office = offices.get(file.office());
        InterviewOptions options = appointments.options(file);
        model.addAttribute("file", file);
        model.addAttribute("office", office);
        model.addAttribute("interview", options);
        if (options.mayChoose()) {
            WaitingRoomPage.View place =
                    options.firstChoice() ? null : place(file, options, request, response, model, language);
            if (place != null && door.isAnybodyWaiting()) {
                response.setHeader("Refresh", String.valueOf(place.again()));
                return "appointment/line";
            }
            if (place != null && !place.soldOut()) {
                return "appointment/waiting-room";
            }
            Release release = appointments.nextRelease(office).orElse(null);
            model.addAttribute("release", release);
            Optional<Waitlist.Wish> wish = waitlist.wish(registrationNumber);
            model.addAttribute("wish", wish.orElse(null));
            model.addAttribute(
                    "wishLimits",
                    wish.isPresent() ? null : waitlist.limits(file, options).orElse(null));
            if (place != null) {
                return "appointment/waiting-room";
            }
            SlotCalendarPage calendar = SlotCalendarPage.of(
                    appointments.open(file, options),
                    office.zone(),
                    day,
                    release == null ? LocalDate.MAX : release.day(),
                    texts,
                    language);
            model.addAttribute("calendar", calendar);
            model.addAttribute(
                    "nearby",
                    calendar.day() == null ? nearby(office, file.application().product()) : List.of());
        }
        return "appointment/appointment";
    }

    /**
     * Lets the applicant stand in line if there is one; whoever has a place already sees the calendar all the same.
     *
     * @return the place of whoever waits, or {@code null}
     */
    private WaitingRoomPage.View place(
            CaseFile file,
            InterviewOptions options,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        QueuePosition place = line.recalled(request, response, file.registrationNumber())
                .orElseGet(() -> line.entered(request, response, file));
        boolean inLine = place.admission() instanceof Waiting;
        boolean waits = inLine && options.hold() == null;
        WaitingRoomPage.View view = words.view(place.admission(), language);
        if (waits || !inLine) {
            model.addAttribute("place", view);
            model.addAttribute("refreshAfter", view.again());
        }
        if (place.admission() instanceof Lobby lobby) {
            model.addAttribute("opensAt", lobby.opensAt());
        }
        return waits ? view : null;
    }

    /** The applicant's place in line, for a page that keeps itself up to date. */
    @GetMapping("/place")
    @ResponseBody
    WaitingRoomPage.View place(
            @PathVariable RegistrationNumber registrationNumber,
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication applicant,
            Locale language) {
        QueuePosition place = line.recalled(request, response, registrationNumber)
                .orElseGet(() -> line.entered(request, response, own.get(registrationNumber, applicant)));
        return words.view(place.admission(), language);
    }

    /** Other offices with places, for when this one has none. */
    private List<Nearby> nearby(Office office, Product product) {
        return offices.nearestTo(office).stream()
                .filter(other -> other.products().contains(product))
                .flatMap(other -> slots.nextFree(other.code()).stream()
                        .map(next -> new Nearby(other.name(), Texts.at(next, other.zone()))))
                .limit(MOST_NEARBY)
                .toList();
    }

    /** Holds a place, for the applicant to look over. */
    @PostMapping
    String hold(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(required = false) String slot,
            Authentication applicant,
            SentForm form) {
        CaseFile file = own.get(registrationNumber, applicant);
        limits.ask(form.request());
        return form.answer(
                () -> {
                    if (slot == null) {
                        throw Refusal.invalid("slot", "slot.none-chosen");
                    }
                    appointments.hold(file, SlotId.parse(slot));
                    return "redirect:" + page(registrationNumber, REVIEW);
                },
                page(registrationNumber, CALENDAR));
    }

    /** Shows the place that is held, or the calendar when it is none (any more). */
    @GetMapping("/review")
    @Transactional(readOnly = true)
    String review(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, Model model) {
        CaseFile file = own.get(registrationNumber, applicant);
        InterviewOptions options = appointments.options(file);
        if (options.hold() == null) {
            return "redirect:" + page(registrationNumber, CALENDAR);
        }
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        model.addAttribute("interview", options);
        return "appointment/appointment-review";
    }

    @PostMapping("/confirm")
    String confirm(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, SentForm form) {
        own.get(registrationNumber, applicant);
        return form.answer(
                () -> form.done(
                        appointments.book(registrationNumber) ? "case.rescheduled" : "appointment.booked",
                        page(registrationNumber, "")),
                page(registrationNumber, CALENDAR));
    }

    @PostMapping("/let-go")
    String letGo(@PathVariable RegistrationNumber registrationNumber, Authentication applicant) {
        own.get(registrationNumber, applicant);
        appointments.letGo(registrationNumber);
        return "redirect:" + page(registrationNumber, CALENDAR);
    }

    private static String page(RegistrationNumber registrationNumber, String page) {
        return "/applications/" + registrationNumber + page;
    }
}
