package id.paspor.identity.web;

import id.paspor.identity.security.SessionLogin;
import id.paspor.identity.security.SignInFailure;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToAnybody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * The page to sign in, for everybody; what went wrong the last time is said once. At the host of staff it is the first page,
 * from which whoever has signed in goes on.
 */
@Controller
@OpenToAnybody
class LoginController {

    private final Texts texts;
    private final SessionLogin sessions;

    LoginController(Texts texts, SessionLogin sessions) {
        this.texts = texts;
        this.sessions = sessions;
    }

    @GetMapping("/login")
    String login(
            @RequestAttribute(required = false) boolean atStaffHost,
            Authentication signedIn,
            HttpServletRequest request,
            Model model,
            Locale language) {
        if (atStaffHost && signedIn != null) {
            return "redirect:" + sessions.onwards(signedIn);
        }
        SignInFailure.take(request).ifPresent(failure -> {
            model.addAttribute("account", failure.account());
            if (failure.untilNext() != null) {
                model.addAttribute("wait", texts.in(language, Refusal.tooOften(failure.untilNext())));
            }
        });
        return "identity/login";
    }
}
