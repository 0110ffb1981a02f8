package id.paspor.identity.secondfactor.web;

import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a passkey alone: the device that has it has verified its owner, which makes two factors. */
@Controller
@OpenToAnybody
@RequestMapping("/sign-in/passkey")
@ConditionalOnProperty("paspor.second-factor.required")
class PasskeySignInController {

    private final SecondFactors factors;
    private final SessionLogin sessions;
    private final RateLimit perAddress;

    PasskeySignInController(SecondFactors factors, SessionLogin sessions, RateLimits limits) {
        this.factors = factors;
        this.sessions = sessions;
        this.perAddress = limits.named("passkeys-per-address");
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        PasskeyInForm.ask(factors.askForAnyPasskey(), request, model);
        return "identity/passkey-sign-in";
    }

    @PostMapping
    String signIn(@RequestParam(defaultValue = "") String answer, SentForm form) {
        HttpServletRequest request = form.request();
        return form.answer(
                () -> {
                    perAddress.require(ClientAddress.key(request.getRemoteAddr()));
                    String account = factors.provePasskey(null, PasskeyInForm.take(request), answer);
                    return "redirect:" + sessions.complete(account, request, form.response());
                },
                () -> show(request, form.model()));
    }
}
