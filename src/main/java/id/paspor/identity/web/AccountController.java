package id.paspor.identity.web;

import id.paspor.identity.password.Passwords;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The applicant's own account. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/account")
class AccountController {

    private final Passwords passwords;
    private final SessionLogin sessions;
    private final Refused refused;
    private final Texts texts;

    AccountController(Passwords passwords, SessionLogin sessions, Refused refused, Texts texts) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.refused = refused;
        this.texts = texts;
    }

    @GetMapping
    String show(Authentication applicant, Model model) {
        model.addAttribute("email", passwords.email(applicant.getName()).orElse(null));
        return "identity/account";
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            Authentication applicant,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after,
            Locale language) {
        try {
            passwords.change(applicant.getName(), present, password, request);
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show(applicant, model);
        }
        sessions.signIn(applicant.getName(), request, response);
        after.addFlashAttribute("done", texts.in(language, "account.password-changed"));
        return "redirect:/account";
    }
}
