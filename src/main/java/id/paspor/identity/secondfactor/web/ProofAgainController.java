package id.paspor.identity.secondfactor.web;

import id.paspor.identity.OpenToSignedIn;
import id.paspor.identity.RecentProof;
import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Refusal;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody who signed in a while ago proves once more who it is, before what must not be done by a passer-by. */
@Controller
@OpenToSignedIn
@RequestMapping("/sign-in/again")
@ConditionalOnProperty("paspor.second-factor.required")
class ProofAgainController {

    /** Where the proof was asked for. */
    private static final Map<String, String> PAGES =
            Map.of("security", OwnFactorsController.PAGE, "accounts", "/identity/accounts");

    private final SecondFactors factors;
    private final SessionLogin sessions;
    private final RecentProof recently;
    private final Refused refused;

    ProofAgainController(SecondFactors factors, SessionLogin sessions, RecentProof recently, Refused refused) {
        this.factors = factors;
        this.sessions = sessions;
        this.recently = recently;
        this.refused = refused;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String then,
            Authentication signedIn,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("then", then);
        if (!factors.passkeys(signedIn.getName()).isEmpty()) {
            PasskeyInForm.ask(factors.askForPasskey(signedIn.getName()), request, model);
        }
        return "identity/again";
    }

    @PostMapping
    String byPassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String then,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            String desk = sessions.proveAgain(signedIn, present, request);
            return "redirect:" + PAGES.getOrDefault(then, desk);
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(then, signedIn, request, model);
        }
    }

    @PostMapping("/passkey")
    String byPasskey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String then,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            factors.provePasskey(signedIn.getName(), PasskeyInForm.take(request), answer);
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(then, signedIn, request, model);
        }
        recently.note(request);
        return "redirect:" + PAGES.getOrDefault(then, OwnFactorsController.PAGE);
    }
}
