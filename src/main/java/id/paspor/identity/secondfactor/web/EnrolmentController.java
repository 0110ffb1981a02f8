package id.paspor.identity.secondfactor.web;

import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How somebody who has only a password yet sets up the first second factor, with the code that an administrator gave. */
@Controller
@PreAuthorize("hasAuthority('SECOND_FACTOR_MISSING')")
@RequestMapping("/sign-in/second/enrol")
@ConditionalOnProperty("paspor.second-factor.required")
class EnrolmentController {

    private static final String CODE = EnrolmentController.class.getName();

    private final SecondFactors factors;
    private final SessionLogin sessions;

    EnrolmentController(SecondFactors factors, SessionLogin sessions) {
        this.factors = factors;
        this.sessions = sessions;
    }

    @GetMapping
    String show(Authentication half, HttpServletRequest request, Model model) {
        if (factors.of(half.getName()).isEnrolled()) {
            return "redirect:/sign-in/second";
        }
        if (!factors.isGood(half.getName(), code(request))) {
            return "identity/enrolment-code";
        }
        PasskeyInForm.ask(factors.askForNewPasskey(half.getName()), request, model);
        if (factors.offersOneTimeCodes()) {
            model.addAttribute("secret", factors.newSecret(half.getName()));
        }
        return "identity/enrolment";
    }

    @PostMapping
    String showCode(@RequestParam(name = "code", defaultValue = "") String typed, Authentication half, SentForm form) {
        return form.answer(
                () -> {
                    form.request().getSession().setAttribute(CODE, factors.showCode(half.getName(), typed));
                    return "redirect:/sign-in/second/enrol";
                },
                () -> "identity/enrolment-code");
    }

    @PostMapping("/one-time-codes")
    String oneTimeCodes(@RequestParam(defaultValue = "") String code, Authentication half, SentForm form) {
        return enrol(half, form, () -> factors.enrolOneTimeCodes(half.getName(), code(form.request()), code));
    }

    @PostMapping("/passkey")
    String passkey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String label,
            Authentication half,
            SentForm form) {
        return enrol(
                half,
                form,
                () -> factors.enrolPasskey(
                        half.getName(), code(form.request()), PasskeyInForm.take(form.request()), answer, label));
    }

    private String enrol(Authentication half, SentForm form, Supplier<List<String>> enrolment) {
        return form.answer(
                () -> {
                    form.model().addAttribute("codes", enrolment.get()).addAttribute("shownOnce", true);
                    form.model()
                            .addAttribute("onward", sessions.complete(half.getName(), form.request(), form.response()));
                    return "identity/recovery-codes";
                },
                () -> show(half, form.request(), form.model()));
    }

    private static String code(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object code = session == null ? null : session.getAttribute(CODE);
        return code == null ? "" : (String) code;
    }
}
