package id.paspor.supervision.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.late.LateCases;
import id.paspor.web.BoundForm;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The late cases of a supervisor's office, each of which waits for a decision. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class LateController {

    private static final String PATH = "/supervision/late";

    private final LateCases late;
    private final Offices offices;
    private final Texts texts;
    private final Refused refused;

    LateController(LateCases late, Offices offices, Texts texts, Refused refused) {
        this.late = late;
        this.offices = offices;
        this.texts = texts;
        this.refused = refused;
    }

    /**
     * A decision as it is typed.
     *
     * @param chosen the registration number, a colon, and from when the case is late, as ISO 8601 writes it
     */
    record Decision(
            @NotBlank String chosen,
            @NotBlank String reasonCode,
            String reason,
            @NotNull LocalDate until) {}

    @GetMapping(PATH)
    String show(Authentication supervisor, Model model) {
        Office office = offices.get(SignedIn.desk(supervisor));
        model.addAttribute("office", office);
        model.addAttribute("cases", late.of(office.code()));
        model.addAttribute("reasons", late.reasons());
        model.addAttribute("lately", late.lately(office.code()));
        return "supervision/late";
    }

    @PostMapping(PATH)
    String decide(
            @Valid Decision form,
            BindingResult bound,
            Authentication supervisor,
            Locale language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        try {
            BoundForm.check(bound, Decision.class);
            String[] chosen = form.chosen().split(":", 2);
            late.decide(
                    SignedIn.desk(supervisor),
                    numberIn(chosen),
                    moment(chosen),
                    form.reasonCode(),
                    form.reason(),
                    form.until());
            after.addFlashAttribute("done", texts.in(language, "late.decided", form.until()));
            return "redirect:" + PATH;
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            model.addAttribute("typed", form);
            return show(supervisor, model);
        }
    }

    private static RegistrationNumber numberIn(String... chosen) {
        return RegistrationNumber.of(chosen[0]).orElseThrow(() -> Refusal.invalid("chosen", "form.option"));
    }

    private static Instant moment(String... chosen) {
        try {
            return Instant.parse(chosen[chosen.length - 1]);
        } catch (DateTimeParseException nonsense) {
            throw Refusal.invalid("chosen", "form.option");
        }
    }
}
