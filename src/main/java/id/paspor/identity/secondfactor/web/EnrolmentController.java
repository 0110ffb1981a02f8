package id.paspor.identity.secondfactor.web;

import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Refusal;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
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
    private final Refused refused;

    EnrolmentController(SecondFactors factors, SessionLogin sessions, Refused refused) {
        this.factors = factors;
        this.sessions = sessions;
        this.refused = refused;
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
    String showCode(
            @RequestParam(name = "code", defaultValue = "") String typed,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            request.getSession().setAttribute(CODE, factors.showCode(half.getName(), typed));
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return "identity/enrolment-code";
        }
        return "redirect:/sign-in/second/enrol";
    }

    @PostMapping("/one-time-codes")
    String oneTimeCodes(
            @RequestParam(defaultValue = "") String code,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        return enrol(
                () -> factors.enrolOneTimeCodes(half.getName(), code(request), code),
                half,
                request,
                response,
                model,
                language);
    }

    @PostMapping("/passkey")
    String passkey(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String label,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        return enrol(
                () -> factors.enrolPasskey(half.getName(), code(request), PasskeyInForm.take(request), answer, label),
                half,
                request,
                response,
                model,
                language);
    }

    private String enrol(
            Supplier<List<String>> enrolment,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            model.addAttribute("codes", enrolment.get());
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(half, request, model);
        }
        model.addAttribute("onward", sessions.complete(half.getName(), request, response));
        return "identity/recovery-codes";
    }

    private static String code(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object code = session == null ? null : session.getAttribute(CODE);
        return code == null ? "" : (String) code;
    }
}
