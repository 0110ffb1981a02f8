package id.paspor.identity.web;

import id.paspor.identity.password.Passwords;
import id.paspor.identity.security.SessionLogin;
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

/** How applicants who forgot their password get a new one. The pages say the same whether an address has an account or not. */
@Controller
@OpenToAnybody
@RequestMapping("/password")
class PasswordController {

    private static final String RESET = "/password/reset";

    private final Passwords passwords;
    private final SessionLogin sessions;
    private final LinkLimits limits;
    private final Refused refused;

    PasswordController(Passwords passwords, SessionLogin sessions, LinkLimits limits, Refused refused) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.refused = refused;
    }

    @GetMapping("/forgot")
    String form() {
        return "identity/password-forgot";
    }

    @PostMapping("/forgot")
    String ask(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        try {
            limits.ask(request, () -> passwords.forgotten(email));
        } catch (Refusal refusal) {
            model.addAttribute("values", Map.of("email", email));
            refused.show(refusal, model, response, language);
            return "identity/password-forgot";
        }
        after.addFlashAttribute("email", EmailAddress.normalised(email));
        return "redirect:/password/sent";
    }

    @GetMapping("/sent")
    String sent(Model model) {
        model.addAttribute("purpose", "password");
        return "identity/mail-sent";
    }

    /** The link in the mail, which does nothing by itself. */
    @GetMapping(path = "/reset", params = "token")
    String open(@RequestParam String token, HttpServletRequest request) {
        LinkInMail.keep(RESET, token, request);
        return "redirect:" + RESET;
    }

    @GetMapping("/reset")
    String choice(HttpServletRequest request, HttpServletResponse response) {
        return limits.isOpen(request, () -> passwords.isOpen(LinkInMail.of(RESET, request)))
                ? "identity/password-reset"
                : LinkInMail.expired(response);
    }

    @PostMapping("/reset")
    String reset(
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        String account;
        try {
            account = limits.use(request, () -> passwords.reset(LinkInMail.of(RESET, request), password));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                return LinkInMail.expired(response);
            }
            refused.show(refusal, model, response, language);
            return "identity/password-reset";
        }
        sessions.signIn(account, request, response);
        return "redirect:/applications";
    }
}
