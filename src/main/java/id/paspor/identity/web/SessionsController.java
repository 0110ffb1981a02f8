package id.paspor.identity.web;

import id.paspor.identity.OpenToSignedIn;
import id.paspor.identity.session.AccountSessions;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody is signed in, for everybody: seen, and ended. */
@Controller
@OpenToSignedIn
@RequestMapping(SessionsController.PATH)
class SessionsController {

    static final String PATH = "/account/sessions";

    private final AccountSessions sessions;
    private final OwnZone zone;

    SessionsController(AccountSessions sessions, OwnZone zone) {
        this.sessions = sessions;
        this.zone = zone;
    }

    @GetMapping
    String list(Authentication account, HttpSession present, Model model) {
        model.addAttribute("sessions", sessions.of(account.getName(), present.getId()));
        model.addAttribute("zone", zone.of(account));
        return "identity/sessions";
    }

    @PostMapping("/end")
    String end(@RequestParam String key, Authentication account, SentForm form) {
        sessions.end(account.getName(), key);
        return form.done("sessions.ended", PATH);
    }

    @PostMapping("/end-others")
    String endOthers(Authentication account, HttpSession present, SentForm form) {
        sessions.endOthers(account.getName(), present.getId());
        return form.done("sessions.others-ended", PATH);
    }
}
