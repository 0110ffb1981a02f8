package id.paspor.identity.secondfactor.web;

import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Refusal;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of signing in, after the password. */
@Controller
@PreAuthorize("hasAuthority('SECOND_FACTOR_MISSING')")
@RequestMapping("/sign-in/second")
@ConditionalOnProperty("paspor.second-factor.required")
class SecondStepController {

    private final SecondFactors factors;
    private final SessionLogin sessions;
    private final Refused refused;

    SecondStepController(SecondFactors factors, SessionLogin sessions, Refused refused) {
        this.factors = factors;
        this.sessions = sessions;
        this.refused = refused;
    }

    @GetMapping
    String show(Authentication half, HttpServletRequest request, Model model) {
        SecondFactors.State state = factors.of(half.getName());
        if (!state.isEnrolled()) {
            return "redirect:/sign-in/second/enrol";
        }
        model.addAttribute("oneTimeCodes", state.oneTimeCodes());
        if (!factors.passkeys(half.getName()).isEmpty()) {
            PasskeyInForm.ask(factors.askForPasskey(half.getName()), request, model);
        }
        return "identity/second-step";
    }

    @PostMapping
    String byCode(
            @RequestParam(defaultValue = "") String code,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            factors.proveCode(half.getName(), code);
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(half, request, model);
        }
        return "redirect:" + sessions.complete(half.getName(), request, response);
    }

    @PostMapping("/passkey")
    String byPasskey(
            @RequestParam(defaultValue = "") String answer,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            factors.provePasskey(half.getName(), PasskeyInForm.take(request), answer);
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(half, request, model);
        }
        return "redirect:" + sessions.complete(half.getName(), request, response);
    }
}
