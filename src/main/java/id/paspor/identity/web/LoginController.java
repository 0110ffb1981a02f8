package id.paspor.identity.web;

import id.paspor.identity.SignInFailure;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to sign in, for everybody; what went wrong the last time is said once. */
@Controller
class LoginController {

    private final Texts texts;

    LoginController(Texts texts) {
        this.texts = texts;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model, Locale language) {
        SignInFailure.take(request).ifPresent(failure -> {
            model.addAttribute("account", failure.account());
            if (failure.untilNext() != null) {
                model.addAttribute("wait", texts.in(language, Refusal.tooOften(failure.untilNext())));
            }
        });
        return "identity/login";
    }
}
