package id.paspor.identity.web;

import id.paspor.identity.password.Passwords;
import id.paspor.identity.security.SessionLogin;
import id.paspor.kernel.Groups;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.SentForm;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The applicant's own account. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/account")
class AccountController {

    private final Passwords passwords;
    private final SessionLogin sessions;

    AccountController(Passwords passwords, SessionLogin sessions) {
        this.passwords = passwords;
        this.sessions = sessions;
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
            SentForm form) {
        return form.answer(
                () -> {
                    passwords.change(applicant.getName(), present, password, form.request());
                    sessions.signIn(applicant.getName(), form.request(), form.response());
                    return form.done("account.password-changed", "/account");
                },
                () -> show(applicant, form.model()));
    }
}
