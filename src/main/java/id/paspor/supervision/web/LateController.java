package id.paspor.supervision.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.late.LateCases;
import id.paspor.web.BoundForm;
import id.paspor.web.SentForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The late cases of a supervisor's office, each of which waits for a decision. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class LateController {

    private static final String PATH = "/supervision/late";

    private final LateCases late;
    private final Offices offices;

    LateController(LateCases late, Offices offices) {
        this.late = late;
        this.offices = offices;
    }

    /**
     * A decision as it is typed.
     *
     * @param chosen the registration number, a colon, and from when the case is late, as ISO 8601 writes it
     */
    record Decision(
            @NotBlank String chosen,
            @NotBlank String reasonCode,
            @NotBlank String reason,
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
    String decide(@Valid Decision decision, BindingResult bound, Authentication supervisor, SentForm form) {
        String office = SignedIn.desk(supervisor);
        return form.answer(
                () -> {
                    BoundForm.check(bound, Decision.class);
                    String[] chosen = decision.chosen().split(":", 2);
                    late.decide(
                            office,
                            numberIn(chosen),
                            moment(chosen),
                            decision.reasonCode(),
                            decision.reason(),
                            decision.until());
                    return form.done("late.decided", PATH, decision.until());
                },
                refusal -> form.refuse(
                        late.of(office).isEmpty() ? Refusal.conflict("late.decided-meanwhile") : refusal,
                        () -> show(supervisor, form.model().addAttribute("typed", decision))));
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
