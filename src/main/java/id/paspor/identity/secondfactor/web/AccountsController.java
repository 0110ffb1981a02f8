package id.paspor.identity.secondfactor.web;

import id.paspor.identity.RecentProof;
import id.paspor.identity.StaffAccounts;
import id.paspor.identity.StaffAccounts.StaffAccount;
import id.paspor.identity.secondfactor.SecondFactors;
import id.paspor.identity.secondfactor.SecondFactors.State;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.SentForm;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Administrators hand out codes for first second factors, and reset lost ones, two of them together. */
@Controller
@OpenTo(Groups.ADMIN)
@RequestMapping(AccountsController.PAGE)
@ConditionalOnProperty("paspor.second-factor.required")
class AccountsController {

    static final String PAGE = "/identity/accounts";

    /** Administrators belong to no office. */
    private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

    private static final String ACCOUNT = PAGE + "/{id}";

    private final StaffAccounts accounts;
    private final SecondFactors factors;
    private final RecentProof recently;

    AccountsController(StaffAccounts accounts, SecondFactors factors, RecentProof recently) {
        this.accounts = accounts;
        this.factors = factors;
        this.recently = recently;
    }

    @GetMapping
    String list(Model model) {
        List<StaffAccount> all = accounts.all();
        Map<String, State> states =
                factors.of(all.stream().map(StaffAccount::id).toList());
        model.addAttribute("accounts", all);
        model.addAttribute("states", states);
        return "identity/staff-accounts";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Authentication administrator, Model model) {
        model.addAttribute(
                "account", accounts.find(id).orElseThrow(() -> Refusal.notFound("second-factor.no-such-account")));
        model.addAttribute("state", factors.of(id));
        model.addAttribute("passkeys", factors.passkeys(id).size());
        model.addAttribute("events", factors.history(id));
        model.addAttribute("self", administrator.getName());
        model.addAttribute("zone", CAPITAL);
        return "identity/staff-account";
    }

    /** The code is shown once, on the page that answers, and kept nowhere. */
    @PostMapping("/{id}/code")
    String handOut(@PathVariable String id, Authentication administrator, SentForm form) {
        return whenProved(id, administrator, form, () -> {
            form.model()
                    .addAttribute("code", factors.handOutCode(id, administrator.getName()))
                    .addAttribute("shownOnce", true);
            return show(id, administrator, form.model());
        });
    }

    /** So is the password. */
    @PostMapping("/{id}/password")
    String makePassword(@PathVariable String id, Authentication administrator, SentForm form) {
        return whenProved(id, administrator, form, () -> {
            form.model()
                    .addAttribute("password", factors.makePassword(id, administrator.getName()))
                    .addAttribute("shownOnce", true);
            return show(id, administrator, form.model());
        });
    }

    @PostMapping("/{id}/reset")
    String askForReset(@PathVariable String id, Authentication administrator, SentForm form) {
        return whenProved(id, administrator, form, () -> {
            factors.askForReset(id, administrator.getName());
            return form.done("accounts.reset-asked-done", ACCOUNT);
        });
    }

    @PostMapping("/{id}/reset/decline")
    String declineReset(@PathVariable String id, Authentication administrator, SentForm form) {
        return answer(id, administrator, form, () -> {
            factors.declineReset(id, administrator.getName());
            return form.done("accounts.reset-declined-done", ACCOUNT);
        });
    }

    @PostMapping("/{id}/reset/confirm")
    String reset(@PathVariable String id, Authentication administrator, SentForm form) {
        return whenProved(id, administrator, form, () -> {
            factors.reset(id, administrator.getName());
            return form.done("accounts.reset-done", ACCOUNT);
        });
    }

    private String whenProved(String id, Authentication administrator, SentForm form, Supplier<String> deed) {
        return recently.isRecent(form.request())
                ? answer(id, administrator, form, deed)
                : ProofAgainController.before(form, PAGE + "/" + id);
    }

    /** What is refused because another administrator was faster is said beside what is true now. */
    private String answer(String id, Authentication administrator, SentForm form, Supplier<String> deed) {
        return form.answer(deed, () -> show(id, administrator, form.model()));
    }
}
