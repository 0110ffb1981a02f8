package id.paspor.portal;

import id.paspor.casefile.OfficeCases;
import id.paspor.casefile.hold.Holds;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A supervisor keeps a case of the own office from being erased, and lets it go. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class CaseHoldController {

    private final OfficeCases officeCases;
    private final Holds holds;
    private final Texts texts;

    CaseHoldController(OfficeCases officeCases, Holds holds, Texts texts) {
        this.officeCases = officeCases;
        this.holds = holds;
        this.texts = texts;
    }

    @PostMapping("/cases/{registrationNumber}/hold")
    String put(
            @PathVariable String registrationNumber,
            @RequestParam(defaultValue = "") String reason,
            Authentication supervisor,
            RedirectAttributes after,
            Locale language) {
        officeCases.get(registrationNumber, supervisor);
        return done("hold.put", reason, after, language, () -> holds.put(registrationNumber, reason));
    }

    @PostMapping("/cases/{registrationNumber}/hold/lift")
    String lift(
            @PathVariable String registrationNumber,
            @RequestParam(defaultValue = "") String reason,
            Authentication supervisor,
            RedirectAttributes after,
            Locale language) {
        officeCases.get(registrationNumber, supervisor);
        return done("hold.lifted", reason, after, language, () -> holds.lift(registrationNumber, reason));
    }

    private String done(String key, String reason, RedirectAttributes after, Locale language, Runnable act) {
        try {
            act.run();
            after.addFlashAttribute("done", texts.in(language, key));
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
            after.addFlashAttribute("holdReason", reason);
        }
        return "redirect:/cases/{registrationNumber}";
    }
}
