package id.paspor.portal;

import id.paspor.casefile.access.OfficeCases;
import id.paspor.casefile.hold.Holds;
import id.paspor.casefile.revision.Rectifications;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.SentForm;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A supervisor rectifies what was declared in a case of the own office, keeps it from being erased, and lets it go. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class CaseKeepingController {

    private final OfficeCases officeCases;
    private final Holds holds;
    private final Rectifications rectifications;

    CaseKeepingController(OfficeCases officeCases, Holds holds, Rectifications rectifications) {
        this.officeCases = officeCases;
        this.holds = holds;
        this.rectifications = rectifications;
    }

    @PostMapping("/cases/{registrationNumber}/hold")
    String put(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String reason,
            Authentication supervisor,
            SentForm form) {
        officeCases.get(registrationNumber, supervisor);
        return done(
                "hold.put",
                Map.of("reason", reason),
                name -> "hold-" + name,
                form,
                () -> holds.put(registrationNumber, reason));
    }

    @PostMapping("/cases/{registrationNumber}/hold/lift")
    String lift(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String reason,
            Authentication supervisor,
            SentForm form) {
        officeCases.get(registrationNumber, supervisor);
        return done(
                "hold.lifted",
                Map.of("reason", reason),
                name -> "lift-" + name,
                form,
                () -> holds.lift(registrationNumber, reason));
    }

    @PostMapping("/cases/{registrationNumber}/rectify")
    String rectify(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason,
            Authentication supervisor,
            SentForm form) {
        officeCases.get(registrationNumber, supervisor);
        Map<String, String> typed = Map.of("field", field, "value", value, "reason", reason);
        return done(
                "rectification.done",
                typed,
                name -> typed.containsKey(name) ? "rectify-" + name : name.equals(field) ? "rectify-value" : null,
                form,
                () -> rectifications.rectify(registrationNumber, field, value, reason));
    }

    private String done(String key, Map<String, String> typed, UnaryOperator<String> id, SentForm form, Runnable act) {
        form.attempt(key, act, refusal -> form.handBack(typed, id, refusal));
        return "redirect:/cases/{registrationNumber}";
    }
}
