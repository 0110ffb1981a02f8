package id.paspor.identity.web;

import id.paspor.identity.password.Passwords;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How applicants who forgot their password get a new one. The pages say the same whether an address has an account or not. */
@Controller
@OpenToAnybody
@RequestMapping("/password")
class PasswordController {

    private static final String RESET = "/password/reset";

    private final Passwords passwords;
    private final MailedLinks links;

    PasswordController(Passwords passwords, MailedLinks links) {
        this.passwords = passwords;
        this.links = links;
    }

    @GetMapping("/forgot")
    String form() {
        return "identity/password-forgot";
    }

    @PostMapping("/forgot")
    String ask(@RequestParam(defaultValue = "") String email, SentForm form) {
        return links.ask(email, form, () -> passwords.forgotten(email), "identity/password-forgot", "/password/sent");
    }

    @GetMapping("/sent")
    String sent(Model model) {
        model.addAttribute("purpose", "password");
        return "identity/mail-sent";
    }

    /** The link in the mail, which does nothing by itself. */
    @GetMapping(path = "/reset", params = "token")
    String open(@RequestParam String token, HttpServletRequest request) {
        return links.open(RESET, token, request);
    }

    @GetMapping("/reset")
    String choice(HttpServletRequest request, HttpServletResponse response) {
        return links.show(RESET, passwords::isOpen, "identity/password-reset", request, response);
    }

    @PostMapping("/reset")
    String reset(@RequestParam(defaultValue = "") String password, SentForm form) {
        return links.use(RESET, form, token -> passwords.reset(token, password), "identity/password-reset");
    }
}
