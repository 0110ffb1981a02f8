package id.paspor.quota.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.quota.QuotaRules;
import id.paspor.quota.SpecialDays;
import id.paspor.web.OwnOffices;
import java.time.Clock;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The interview times of an office, for its supervisors. Administrators choose an office. */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.ADMIN})
@RequestMapping(InterviewTimesController.PATH)
class InterviewTimesController {

    static final String PATH = "/supervision/interview-times";

    private final QuotaRules rules;
    private final SpecialDays specialDays;
    private final TimesOverview overview;
    private final OwnOffices ownOffices;
    private final Clock clock;

    InterviewTimesController(
            QuotaRules rules, SpecialDays specialDays, TimesOverview overview, OwnOffices ownOffices, Clock clock) {
        this.rules = rules;
        this.specialDays = specialDays;
        this.overview = overview;
        this.ownOffices = ownOffices;
        this.clock = clock;
    }

    @GetMapping
    @Transactional(readOnly = true)
    String show(
            @RequestParam(defaultValue = "") String office, Authentication supervisor, Model model, Locale language) {
        Office at = ownOffices.choose(office, supervisor);
        model.addAttribute("office", at);
        model.addAttribute("choices", ownOffices.of(supervisor));
        model.addAttribute("weeks", overview.weeks(at));
        model.addAttribute("rules", rules.rules(at));
        model.addAttribute("release", overview.release(at, language));
        model.addAttribute("nextRelease", rules.nextRelease(at).orElse(null));
        model.addAttribute("specialDays", specialDays.of(at));
        model.addAttribute("productQuotas", rules.productQuotas(at));
        model.addAttribute("overbooked", rules.overbooked(at).size());
        model.addAttribute("now", clock.instant());
        model.addAttribute("changes", overview.changes(at, language));
        return "quota/interview-times";
    }
}
