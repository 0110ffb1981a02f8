package id.paspor.portal;

import id.paspor.office.Offices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page and the login page. */
@Controller
class HomeController {

    private final Offices offices;

    HomeController(Offices offices) {
        this.offices = offices;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("offices", offices.all());
        return "home";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
