package id.paspor.identity.secondfactor.web;

import id.paspor.identity.OpenToSignedIn;
import id.paspor.identity.RecentProof;
import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
@RequestMapping(ProofAgainController.PAGE)
@ConditionalOnProperty("paspor.second-factor.required")
class ProofAgainController {

    static final String PAGE = "/sign-in/again";

    /** Where the proof may have been asked for. */
    private static final Pattern ASKING =
            Pattern.compile(OwnFactorsController.PAGE + "|" + AccountsController.PAGE + "/[A-Za-z0-9]+");

    private final SecondFactors factors;
    private final SessionLogin sessions;
    private final RecentProof recently;

    ProofAgainController(SecondFactors factors, SessionLogin sessions, RecentProof recently) {
        this.factors = factors;
        this.sessions = sessions;
        this.recently = recently;
    }

    /**
     * Asks for the proof.
     *
     * @param page the address of the page to go to afterwards
     */
    static String then(String page) {
        return "redirect:" + PAGE + "?then=" + page;
    }

    /** Asks for the proof before something that was sent is done, and says that it is to be sent again. */
    static String before(SentForm form, String page) {
        form.hand("refused", form.texts().in(form.language(), "again.not-done"));
        return then(page);
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
            SentForm form) {
        return prove(then, signedIn, form, () -> sessions.proveAgain(signedIn, present, form.request()));
    }

    @PostMapping("/passkey")
    String byPasskey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String then,
            Authentication signedIn,
            SentForm form) {
        return prove(then, signedIn, form, () -> {
            factors.provePasskey(signedIn.getName(), PasskeyInForm.take(form.request()), answer);
            recently.note(form.request());
            return OwnFactorsController.PAGE;
        });
    }

    /** @param proof proves it, and gives the page to go to where none asked for the proof */
    private String prove(String then, Authentication signedIn, SentForm form, Supplier<String> proof) {
        return form.answer(
                () -> {
                    String otherwise = proof.get();
                    return "redirect:" + (ASKING.matcher(then).matches() ? then : otherwise);
                },
                () -> show(then, signedIn, form.request(), form.model()));
    }
}
