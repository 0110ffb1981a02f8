package id.paspor.portal;

import id.paspor.appointment.Appointment;
import id.paspor.appointment.Appointments;
import id.paspor.appointment.NextInterviews;
import id.paspor.appointment.Release;
import id.paspor.casefile.CaseFile;
import id.paspor.engine.Forms;
import id.paspor.identity.EngineSession;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The applicant chooses when the interview is, and may move it once. */
@Controller
@RequestMapping("/applications/{registrationNumber}/appointment")
class AppointmentController {

    private static final String STEP = "choose-interview-slot";
    private static final int MOST_NEARBY = 3;

    private final OwnApplications own;
    private final Appointments appointments;
    private final NextInterviews interviews;
    private final Forms forms;
    private final EngineSession engine;
    private final Offices offices;
    private final Texts texts;

    AppointmentController(
            OwnApplications own,
            Appointments appointments,
            NextInterviews interviews,
            Forms forms,
            EngineSession engine,
            Offices offices,
            Texts texts) {
        this.own = own;
        this.appointments = appointments;
        this.interviews = interviews;
        this.forms = forms;
        this.engine = engine;
        this.offices = offices;
        this.texts = texts;
    }

    /** Another office and when its next free interview begins. */
    record Nearby(String office, ZonedDateTime next) {}

    @GetMapping
    @Transactional(readOnly = true)
    String show(
            @PathVariable String registrationNumber,
            @RequestParam(required = false) LocalDate day,
            Authentication applicant,
            Model model,
            Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Office office = offices.get(file.office());
        boolean chooses = chooses(registrationNumber);
        boolean moves = !chooses && appointments.mayReschedule(file);
        model.addAttribute("file", file);
        model.addAttribute("office", office);
        model.addAttribute("appointment", appointments.of(registrationNumber).orElse(null));
        model.addAttribute("chooses", chooses);
        model.addAttribute("moves", moves);
        if (chooses || moves) {
            Release release = appointments.nextRelease(office);
            model.addAttribute("release", release);
            SlotCalendarPage calendar = SlotCalendarPage.of(
                    appointments.upcoming(office.code()), office.zone(), day, release.day(), texts, language);
            model.addAttribute("calendar", calendar);
            model.addAttribute(
                    "nearby",
                    calendar.day() == null ? nearby(office, file.application().product()) : List.of());
        }
        return "appointment";
    }

    /** Other offices with places, for when this one has none. */
    private List<Nearby> nearby(Office office, Product product) {
        return offices.nearestTo(office).stream()
                .filter(other -> other.products().contains(product))
                .flatMap(other -> interviews.at(other.code()).stream()
                        .map(next -> new Nearby(other.name(), Texts.at(next, other.zone()))))
                .limit(MOST_NEARBY)
                .toList();
    }

    @PostMapping
    String choose(
            @PathVariable String registrationNumber,
            @RequestParam(required = false) String slot,
            Authentication applicant,
            RedirectAttributes after,
            Locale language) {
        own.get(registrationNumber, applicant);
        try {
            after.addFlashAttribute("done", texts.in(language, choose(registrationNumber, slot)));
            return "redirect:/applications/" + registrationNumber;
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
            return "redirect:/applications/" + registrationNumber + "/appointment";
        }
    }

    private String choose(String registrationNumber, String slot) {
        if (slot == null) {
            throw Refusal.invalid("slot", "slot.none-chosen");
        }
        boolean held = appointments
                .of(registrationNumber)
                .map(Appointment::slot)
                .filter(slot::equals)
                .isPresent();
        if (chooses(registrationNumber)) {
            engine.asSignedIn(() -> {
                forms.complete(registrationNumber, STEP, Map.of("slot", slot));
                return null;
            });
        } else if (!held) {
            appointments.reschedule(registrationNumber, slot);
            return "case.rescheduled";
        }
        return "appointment.booked";
    }

    private boolean chooses(String registrationNumber) {
        return forms.openTasks(registrationNumber).stream().anyMatch(task -> STEP.equals(task.id()));
    }
}
