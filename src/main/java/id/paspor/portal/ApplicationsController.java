package id.paspor.portal;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Offices;
import id.paspor.payment.Bills;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The applicant's own applications; somebody else's do not exist here. */
@Controller
@RequestMapping("/applications")
class ApplicationsController {

    private final CaseFiles cases;
    private final Appointments appointments;
    private final Bills bills;
    private final Messages messages;
    private final Offices offices;
    private final Texts texts;

    ApplicationsController(
            CaseFiles cases, Appointments appointments, Bills bills, Messages messages, Offices offices, Texts texts) {
        this.cases = cases;
        this.appointments = appointments;
        this.bills = bills;
        this.messages = messages;
        this.offices = offices;
        this.texts = texts;
    }

    @GetMapping
    String list(Authentication applicant, Model model) {
        model.addAttribute("files", cases.submittedBy(applicant.getName()));
        return "applications";
    }

    @GetMapping("/{registrationNumber}")
    String show(@PathVariable String registrationNumber, Authentication applicant, Model model) {
        CaseFile file = fileOf(registrationNumber, applicant);
        boolean mayReschedule = appointments.mayReschedule(file);
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        model.addAttribute("appointment", appointments.of(registrationNumber).orElse(null));
        model.addAttribute("bill", bills.latest(registrationNumber).orElse(null));
        model.addAttribute("history", cases.history(registrationNumber));
        model.addAttribute("messages", messages.of(registrationNumber));
        model.addAttribute("mayWithdraw", file.status().allowsWithdrawal());
        model.addAttribute("mayReschedule", mayReschedule);
        if (mayReschedule) {
            model.addAttribute("slots", appointments.choosable(file));
        }
        return "application";
    }

    @PostMapping("/{registrationNumber}/withdraw")
    String withdraw(
            @PathVariable String registrationNumber,
            Authentication applicant,
            RedirectAttributes after,
            Locale language) {
        fileOf(registrationNumber, applicant);
        return done(registrationNumber, "case.withdrawn", after, language, () -> cases.withdraw(registrationNumber));
    }

    @PostMapping("/{registrationNumber}/reschedule")
    String reschedule(
            @PathVariable String registrationNumber,
            @RequestParam String slot,
            Authentication applicant,
            RedirectAttributes after,
            Locale language) {
        fileOf(registrationNumber, applicant);
        return done(
                registrationNumber,
                "case.rescheduled",
                after,
                language,
                () -> appointments.reschedule(registrationNumber, slot));
    }

    private String done(
            String registrationNumber, String key, RedirectAttributes after, Locale language, Runnable act) {
        try {
            act.run();
            after.addFlashAttribute("done", texts.in(language, key));
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
        }
        return "redirect:/applications/" + registrationNumber;
    }

    private CaseFile fileOf(String registrationNumber, Authentication applicant) {
        return cases.find(registrationNumber)
                .filter(file -> file.submittedBy().equals(applicant.getName()))
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
    }
}
