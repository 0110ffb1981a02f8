package id.paspor.portal;

import id.paspor.identity.SignInFailure;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page and the login page. */
@Controller
class HomeController {

    private final Offices offices;

    private final Texts texts;

    HomeController(Offices offices, Texts texts) {
        this.offices = offices;
        this.texts = texts;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("offices", offices.all());
        return "home";
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model, Locale language) {
        SignInFailure.take(request).ifPresent(failure -> {
            model.addAttribute("account", failure.account());
            if (failure.refusal() != null) {
                model.addAttribute("wait", texts.in(language, failure.refusal()));
            }
        });
        return "login";
    }
}
