package id.paspor.identity.secondfactor.web;

import id.paspor.identity.RecentProof;
import id.paspor.identity.password.Passwords;
import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people who work here have to sign in with: further passkeys, one-time codes, recovery codes, the password. */
@Controller
@OpenTo({
    Groups.DATA_ENTRY,
    Groups.INTERVIEWER,
    Groups.PRINTING,
    Groups.COUNTER,
    Groups.SUPERVISOR,
    Groups.TREASURER,
    Groups.HEADQUARTERS,
    Groups.ADMIN
})
@RequestMapping(OwnFactorsController.PAGE)
@ConditionalOnProperty("paspor.second-factor.required")
class OwnFactorsController {

    static final String PAGE = "/security";

    private static final String PROVE = "redirect:/sign-in/again?then=security";

    private final SecondFactors factors;
    private final Passwords passwords;
    private final SessionLogin sessions;
    private final RecentProof recently;
    private final Refused refused;
    private final Texts texts;

    OwnFactorsController(
            SecondFactors factors,
            Passwords passwords,
            SessionLogin sessions,
            RecentProof recently,
            Refused refused,
            Texts texts) {
        this.factors = factors;
        this.passwords = passwords;
        this.sessions = sessions;
        this.recently = recently;
        this.refused = refused;
        this.texts = texts;
    }

    @GetMapping
    String show(Authentication owner, HttpServletRequest request, Model model) {
        if (!recently.isRecent(request)) {
            return PROVE;
        }
        SecondFactors.State state = factors.of(owner.getName());
        model.addAttribute("state", state);
        model.addAttribute("passkeys", factors.passkeys(owner.getName()));
        PasskeyInForm.ask(factors.askForNewPasskey(owner.getName()), request, model);
        if (factors.offersOneTimeCodes() && !state.oneTimeCodes()) {
            model.addAttribute("secret", factors.newSecret(owner.getName()));
        }
        return "identity/own-factors";
    }

    @PostMapping("/passkeys")
    String addPasskey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String label,
            Authentication owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        return change(owner, request, response, model, language, () -> {
            factors.addPasskey(owner.getName(), PasskeyInForm.take(request), answer, label);
            return done(after, texts.in(language, "own-factors.passkey-added"));
        });
    }

    @PostMapping("/passkeys/remove")
    String removePasskey(
            @RequestParam String id,
            Authentication owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        return change(owner, request, response, model, language, () -> {
            factors.removePasskey(owner.getName(), id);
            return done(after, texts.in(language, "own-factors.passkey-removed"));
        });
    }

    @PostMapping("/one-time-codes")
    String addOneTimeCodes(
            @RequestParam(defaultValue = "") String code,
            Authentication owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        return change(owner, request, response, model, language, () -> {
            factors.addOneTimeCodes(owner.getName(), code);
            return done(after, texts.in(language, "own-factors.one-time-added"));
        });
    }

    @PostMapping("/recovery-codes")
    String newRecoveryCodes(
            Authentication owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        return change(owner, request, response, model, language, () -> {
            model.addAttribute("codes", factors.newRecoveryCodes(owner.getName()));
            model.addAttribute("onward", PAGE);
            return "identity/recovery-codes";
        });
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            Authentication owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        return change(owner, request, response, model, language, () -> {
            passwords.change(owner.getName(), present, password, request);
            sessions.complete(owner.getName(), request, response);
            return done(after, texts.in(language, "account.password-changed"));
        });
    }

    private String change(
            Authentication owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language,
            Supplier<String> change) {
        if (!recently.isRecent(request)) {
            return PROVE;
        }
        try {
            return change.get();
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(owner, request, model);
        }
    }

    private static String done(RedirectAttributes after, String sentence) {
        after.addFlashAttribute("done", sentence);
        return "redirect:" + PAGE;
    }
}
