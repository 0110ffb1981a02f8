package id.paspor.identity.web;

import id.paspor.identity.AccountLanguages;
import id.paspor.identity.applicant.Registration;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Language;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.kernel.written.EmailAddress;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How applicants open an account. The pages say the same whether an address has one or not. */
@Controller
@OpenToAnybody
@RequestMapping("/register")
class RegistrationController {

    private static final String CONFIRM = "/register/confirm";

    private final Registration registration;
    private final SessionLogin sessions;
    private final AccountLanguages languages;
    private final LinkLimits limits;
    private final Refused refused;

    RegistrationController(
            Registration registration,
            SessionLogin sessions,
            AccountLanguages languages,
            LinkLimits limits,
            Refused refused) {
        this.registration = registration;
        this.sessions = sessions;
        this.languages = languages;
        this.limits = limits;
        this.refused = refused;
    }

    @GetMapping
    String form() {
        return "identity/register";
    }

    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        try {
            limits.ask(request, () -> registration.request(email, password));
        } catch (Refusal refusal) {
            model.addAttribute("values", Map.of("email", email));
            refused.show(refusal, model, response, language);
            return "identity/register";
        }
        after.addFlashAttribute("email", EmailAddress.normalised(email));
        return "redirect:/register/sent";
    }

    @GetMapping("/sent")
    String sent(Model model) {
        model.addAttribute("purpose", "register");
        return "identity/mail-sent";
    }

    /** The link in the mail. It does nothing by itself, because programs that look for malware open it, too. */
    @GetMapping(path = "/confirm", params = "token")
    String open(@RequestParam String token, HttpServletRequest request) {
        LinkInMail.keep(CONFIRM, token, request);
        return "redirect:" + CONFIRM;
    }

    @GetMapping("/confirm")
    String confirmation(HttpServletRequest request, HttpServletResponse response) {
        return limits.isOpen(request, () -> registration.isOpen(LinkInMail.of(CONFIRM, request)))
                ? "identity/register-confirm"
                : LinkInMail.expired(response);
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        String account;
        try {
            account = limits.use(request, () -> registration.confirm(LinkInMail.of(CONFIRM, request), password));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                return LinkInMail.expired(response);
            }
            refused.show(refusal, model, response, language);
            return "identity/register-confirm";
        }
        languages.remember(account, Language.of(language));
        sessions.signIn(account, request, response);
        return "redirect:/applications";
    }
}
