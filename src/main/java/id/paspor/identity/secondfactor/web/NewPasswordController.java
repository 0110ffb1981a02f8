package id.paspor.identity.secondfactor.web;

import id.paspor.identity.password.Passwords;
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

/** Where a first password, which an administrator made up, is replaced by one of the owner's own. */
@Controller
@PreAuthorize("hasAuthority('NEW_PASSWORD_MISSING')")
@RequestMapping("/sign-in/new-password")
@ConditionalOnProperty("paspor.second-factor.required")
class NewPasswordController {

    private final Passwords passwords;
    private final SessionLogin sessions;
    private final Refused refused;

    NewPasswordController(Passwords passwords, SessionLogin sessions, Refused refused) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.refused = refused;
    }

    @GetMapping
    String show() {
        return "identity/new-password";
    }

    @PostMapping
    String replace(
            @RequestParam(defaultValue = "") String password,
            Authentication half,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale language) {
        try {
            passwords.replaceFirst(half.getName(), password);
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            return show();
        }
        return "redirect:" + sessions.complete(half.getName(), request, response);
    }
}
