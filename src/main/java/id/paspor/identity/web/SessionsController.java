package id.paspor.identity.web;

import id.paspor.identity.OpenToSignedIn;
import id.paspor.identity.session.AccountSessions;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody is signed in, for everybody: seen, and ended. */
@Controller
@OpenToSignedIn
@RequestMapping("/account/sessions")
class SessionsController {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final AccountSessions sessions;
    private final Offices offices;
    private final Texts texts;

    SessionsController(AccountSessions sessions, Offices offices, Texts texts) {
        this.sessions = sessions;
        this.offices = offices;
        this.texts = texts;
    }

    @GetMapping
    String list(Authentication account, HttpSession present, Model model) {
        model.addAttribute("sessions", sessions.of(account.getName(), present.getId()));
        model.addAttribute("zone", zone(account));
        return "identity/sessions";
    }

    /** The zone of one's office; applicants have none, and administrators. */
    private ZoneId zone(Authentication account) {
        return offices.all().stream()
                .filter(office -> SignedIn.isOfficerOf(account, office.code()))
                .map(Office::zone)
                .findFirst()
                .orElse(JAKARTA);
    }

    @PostMapping("/end")
    String end(@RequestParam String key, Authentication account, RedirectAttributes after, Locale language) {
        sessions.end(account.getName(), key);
        after.addFlashAttribute("done", texts.in(language, "sessions.ended"));
        return "redirect:/account/sessions";
    }

    @PostMapping("/end-others")
    String endOthers(Authentication account, HttpSession present, RedirectAttributes after, Locale language) {
        sessions.endOthers(account.getName(), present.getId());
        after.addFlashAttribute("done", texts.in(language, "sessions.others-ended"));
        return "redirect:/account/sessions";
    }
}
