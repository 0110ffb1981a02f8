package id.paspor.identity.secondfactor.web;

import id.paspor.identity.RecentProof;
import id.paspor.identity.password.Passwords;
import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.identity.web.OwnZone;
import id.paspor.kernel.Groups;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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

    private final SecondFactors factors;
    private final Passwords passwords;
    private final SessionLogin sessions;
    private final RecentProof recently;
    private final OwnZone zone;

    OwnFactorsController(
            SecondFactors factors, Passwords passwords, SessionLogin sessions, RecentProof recently, OwnZone zone) {
        this.factors = factors;
        this.passwords = passwords;
        this.sessions = sessions;
        this.recently = recently;
        this.zone = zone;
    }

    /** @param phone whether another phone is to take the place of the one with the one-time codes */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "false") boolean phone,
            Authentication owner,
            HttpServletRequest request,
            Model model) {
        if (!recently.isRecent(request)) {
            return ProofAgainController.then(PAGE);
        }
        SecondFactors.State state = factors.of(owner.getName());
        model.addAttribute("state", state);
        model.addAttribute("zone", zone.of(owner));
        model.addAttribute("passkeys", factors.passkeys(owner.getName()));
        PasskeyInForm.ask(factors.askForNewPasskey(owner.getName()), request, model);
        boolean offered = factors.offersOneTimeCodes();
        model.addAttribute("offered", offered);
        if (offered && (phone || !state.oneTimeCodes())) {
            model.addAttribute("secret", factors.newSecret(owner.getName()));
        }
        return "identity/own-factors";
    }

    @PostMapping("/passkeys")
    String addPasskey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String label,
            Authentication owner,
            SentForm form) {
        return change(owner, form, () -> {
            factors.addPasskey(owner.getName(), PasskeyInForm.take(form.request()), answer, label);
            return form.done("own-factors.passkey-added", PAGE);
        });
    }

    @PostMapping("/passkeys/remove")
    String removePasskey(@RequestParam String id, Authentication owner, SentForm form) {
        return change(owner, form, () -> {
            factors.removePasskey(owner.getName(), id);
            return form.done("own-factors.passkey-removed", PAGE);
        });
    }

    @PostMapping("/one-time-codes")
    String addOneTimeCodes(@RequestParam(defaultValue = "") String code, Authentication owner, SentForm form) {
        return change(true, owner, form, () -> {
            factors.addOneTimeCodes(owner.getName(), code);
            return form.done("own-factors.one-time-added", PAGE);
        });
    }

    @PostMapping("/recovery-codes")
    String newRecoveryCodes(Authentication owner, SentForm form) {
        return change(owner, form, () -> {
            form.model()
                    .addAttribute("codes", factors.newRecoveryCodes(owner.getName()))
                    .addAttribute("shownOnce", true)
                    .addAttribute("onward", PAGE);
            return "identity/recovery-codes";
        });
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            Authentication owner,
            SentForm form) {
        return change(owner, form, () -> {
            passwords.change(owner.getName(), present, password, form.request());
            sessions.complete(owner.getName(), form.request(), form.response());
            return form.done("account.password-changed", PAGE);
        });
    }

    private String change(Authentication owner, SentForm form, Supplier<String> change) {
        return change(false, owner, form, change);
    }

    private String change(boolean phone, Authentication owner, SentForm form, Supplier<String> change) {
        return recently.isRecent(form.request())
                ? form.answer(change, () -> show(phone, owner, form.request(), form.model()))
                : ProofAgainController.before(form, PAGE);
    }
}
