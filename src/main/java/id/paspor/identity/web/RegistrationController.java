package id.paspor.identity.web;

import id.paspor.identity.AccountLanguages;
import id.paspor.identity.applicant.Registration;
import id.paspor.kernel.Language;
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

/** How applicants open an account. The pages say the same whether an address has one or not. */
@Controller
@OpenToAnybody
@RequestMapping("/register")
class RegistrationController {

    private static final String CONFIRM = "/register/confirm";

    private final Registration registration;
    private final AccountLanguages languages;
    private final MailedLinks links;

    RegistrationController(Registration registration, AccountLanguages languages, MailedLinks links) {
        this.registration = registration;
        this.languages = languages;
        this.links = links;
    }

    @GetMapping
    String form() {
        return "identity/register";
    }

    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            SentForm form) {
        return links.ask(
                email, form, () -> registration.request(email, password), "identity/register", "/register/sent");
    }

    @GetMapping("/sent")
    String sent(Model model) {
        model.addAttribute("purpose", "register");
        return "identity/mail-sent";
    }

    /** The link in the mail. It does nothing by itself, because programs that look for malware open it, too. */
    @GetMapping(path = "/confirm", params = "token")
    String open(@RequestParam String token, HttpServletRequest request) {
        return links.open(CONFIRM, token, request);
    }

    @GetMapping("/confirm")
    String confirmation(HttpServletRequest request, HttpServletResponse response) {
        return links.show(CONFIRM, registration::isOpen, "identity/register-confirm", request, response);
    }

    @PostMapping("/confirm")
    String confirm(@RequestParam(defaultValue = "") String password, SentForm form) {
        return links.use(
                CONFIRM,
                form,
                token -> {
                    String account = registration.confirm(token, password);
                    languages.remember(account, Language.of(form.language()));
                    return account;
                },
                "identity/register-confirm");
    }
}
