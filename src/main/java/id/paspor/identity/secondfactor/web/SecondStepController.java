package id.paspor.identity.secondfactor.web;

import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
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

    SecondStepController(SecondFactors factors, SessionLogin sessions) {
        this.factors = factors;
        this.sessions = sessions;
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
    String byCode(@RequestParam(defaultValue = "") String code, Authentication half, SentForm form) {
        return prove(half, form, () -> factors.proveCode(half.getName(), code));
    }

    @PostMapping("/passkey")
    String byPasskey(@RequestParam(defaultValue = "") String answer, Authentication half, SentForm form) {
        return prove(
                half, form, () -> factors.provePasskey(half.getName(), PasskeyInForm.take(form.request()), answer));
    }

    private String prove(Authentication half, SentForm form, Runnable proof) {
        return form.answer(
                () -> {
                    proof.run();
                    return "redirect:" + sessions.complete(half.getName(), form.request(), form.response());
                },
                () -> show(half, form.request(), form.model()));
    }
}
