package id.paspor.identity.secondfactor.web;

import id.paspor.identity.password.Passwords;
import id.paspor.identity.security.SessionLogin;
import id.paspor.web.SentForm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
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

    NewPasswordController(Passwords passwords, SessionLogin sessions) {
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @GetMapping
    String show() {
        return "identity/new-password";
    }

    @PostMapping
    String replace(@RequestParam(defaultValue = "") String password, Authentication half, SentForm form) {
        return form.answer(
                () -> {
                    passwords.replaceFirst(half.getName(), password);
                    return "redirect:" + sessions.complete(half.getName(), form.request(), form.response());
                },
                this::show);
    }
}
