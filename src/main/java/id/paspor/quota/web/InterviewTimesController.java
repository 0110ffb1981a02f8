package id.paspor.quota.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.quota.Decision;
import id.paspor.quota.NewQuotaRule;
import id.paspor.quota.Preview;
import id.paspor.quota.QuotaRules;
import id.paspor.quota.ReleaseRule;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SpecialDay;
import id.paspor.quota.SpecialDays;
import id.paspor.web.OwnOffices;
import id.paspor.web.Refused;
import id.paspor.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The interview times of an office: what there is, and what its supervisors change. Administrators choose an office. A
 * change by which applicants would lose their appointments is shown first and made once it is confirmed.
 */
@Controller
@RequestMapping(InterviewTimesController.PATH)
class InterviewTimesController {

    static final String PATH = "/supervision/interview-times";

    private static final String CONFIRMED = "confirmed";

    private final QuotaRules rules;
    private final SpecialDays specialDays;
    private final TimesOverview overview;
    private final TimesFormPage formPage;
    private final Offices offices;
    private final OwnOffices ownOffices;
    private final Refused refused;
    private final Texts texts;
    private final Clock clock;

    InterviewTimesController(
            QuotaRules rules,
            SpecialDays specialDays,
            TimesOverview overview,
            TimesFormPage formPage,
            Offices offices,
            OwnOffices ownOffices,
            Refused refused,
            Texts texts,
            Clock clock) {
        this.rules = rules;
        this.specialDays = specialDays;
        this.overview = overview;
        this.formPage = formPage;
        this.offices = offices;
        this.ownOffices = ownOffices;
        this.refused = refused;
        this.texts = texts;
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

    @GetMapping("/{form}")
    String form(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> given,
            Authentication supervisor,
            Model model,
            Locale language) {
        TimesForm wanted = TimesForm.of(form);
        Office at = ownOffices.choose(given.getFirst("office"), supervisor);
        MultiValueMap<String, String> values = formPage.defaults(wanted, at);
        values.putAll(known(wanted, given, supervisor));
        return show(wanted, at, values, supervisor, model, language);
    }

    @PostMapping("/{form}")
    String send(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> sent,
            Authentication supervisor,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale language) {
        TimesForm wanted = TimesForm.of(form);
        Office at = ownOffices.choose(sent.getFirst("office"), supervisor);
        MultiValueMap<String, String> values = known(wanted, sent, supervisor);
        Optional<Preview> preview;
        try {
            preview = change(wanted, at, new Typed(values), sent.getFirst(CONFIRMED));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            refused.show(refusal, model, response, language);
            return show(wanted, at, values, supervisor, model, language);
        }
        if (preview.isPresent()) {
            model.addAttribute("form", wanted.code());
            model.addAttribute("office", at);
            model.addAttribute("values", values);
            model.addAttribute("preview", preview.get());
            model.addAttribute("offices", byCode());
            model.addAttribute("changedMeanwhile", sent.containsKey(CONFIRMED));
            return "quota/interview-times-confirm";
        }
        after.addFlashAttribute("done", texts.in(language, "times.done"));
        after.addAttribute("office", at.code());
        return "redirect:" + PATH;
    }

    private String show(
            TimesForm form,
            Office office,
            MultiValueMap<String, String> values,
            Authentication supervisor,
            Model model,
            Locale language) {
        @SuppressWarnings("unchecked")
        Map<String, String> problems =
                (Map<String, String>) model.asMap().getOrDefault("problems", Map.<String, String>of());
        model.addAttribute("form", form.code());
        model.addAttribute("office", office);
        model.addAttribute("subject", subject(form, office, values, language));
        model.addAttribute(
                "fields", formPage.fields(form, office, isAdministrator(supervisor), values, problems, language));
        Map<String, String> summary = new LinkedHashMap<>();
        problems.forEach(
                (field, sentence) -> summary.put(field, texts.in(language, "times.field." + field) + ": " + sentence));
        model.addAttribute("problems", summary);
        return "quota/interview-times-form";
    }

    /** What a form without a field for it is about, or {@code null}. */
    private String subject(TimesForm form, Office office, MultiValueMap<String, String> values, Locale language) {
        Typed given = new Typed(values);
        return switch (form) {
            case END_RULE -> {
                var rule = rules.rule(office, given.number("id"));
                yield texts.in(
                        language,
                        "times.rule",
                        new Texts.Wording("slot.class." + rule.slotClass().code()),
                        texts.weekday(language, rule.weekday()),
                        rule.opens(),
                        rule.closes(),
                        rule.minutes(),
                        rule.places());
            }
            case REMOVE_DAY -> {
                LocalDate day = given.date("day");
                SpecialDay.Kind kind = given.option("kind", SpecialDay.Kind::of);
                given.check();
                yield texts.in(language, "times.special", new Texts.Wording("times.kind." + kind.code()), day);
            }
            case REMOVE_PRODUCT_QUOTA -> {
                Product product = given.option("product", Product::of);
                given.check();
                yield texts.in(language, "product." + product.code());
            }
            default -> null;
        };
    }

    private Optional<Preview> change(TimesForm form, Office office, Typed typed, String confirmed) {
        Decision decision = new Decision(typed.text("reason"), confirmed);
        return switch (form) {
            case ADD_RULE -> addRule(office, typed, decision);
            case END_RULE -> endRule(office, typed, decision);
            case RELEASE_ROLLING, RELEASE_WEEKLY, RELEASE_MONTHLY -> setRelease(form, office, typed, decision);
            case CLOSE_DAY -> closeDay(office, typed, decision);
            case EXTRA_DAY -> addExtraDay(office, typed, decision);
            case CUT_DAY -> cutDay(office, typed, decision);
            case REMOVE_DAY -> removeDay(office, typed, decision);
            case PRODUCT_QUOTA -> setProductQuota(office, typed, decision);
            case REMOVE_PRODUCT_QUOTA -> removeProductQuota(office, typed, decision);
            case FREE -> {
                typed.check();
                yield rules.free(office, decision);
            }
        };
    }

    private Optional<Preview> addRule(Office office, Typed typed, Decision decision) {
        SlotClass slotClass = typed.option("class", SlotClass::of);
        Set<DayOfWeek> weekdays = typed.weekdays("weekdays");
        LocalDate from = typed.date("from");
        LocalDate to = typed.optionalDate("to");
        LocalTime opens = typed.time("opens");
        LocalTime closes = typed.time("closes");
        int minutes = typed.number("minutes");
        int places = typed.number("places");
        typed.check();
        return rules.add(
                office,
                new NewQuotaRule(
                        slotClass, weekdays, from, to, opens, closes, minutes, places, typed.isChecked("replaces")),
                decision);
    }

    private Optional<Preview> endRule(Office office, Typed typed, Decision decision) {
        int id = typed.number("id");
        LocalDate last = typed.date("last");
        typed.check();
        return rules.end(office, id, last, decision);
    }

    private Optional<Preview> setRelease(TimesForm form, Office office, Typed typed, Decision decision) {
        LocalTime at = typed.time("at");
        ReleaseRule rule = switch (form) {
            case RELEASE_ROLLING -> ReleaseRule.rolling(typed.number("days"), at);
            case RELEASE_WEEKLY -> ReleaseRule.weekly(typed.weekday("weekday"), typed.number("weeks"), at);
            default -> ReleaseRule.monthly(at);
        };
        typed.check();
        return rules.setRelease(office, rule, decision);
    }

    private Optional<Preview> closeDay(Office office, Typed typed, Decision decision) {
        LocalDate day = typed.date("day");
        typed.check();
        return typed.isChecked("everywhere")
                ? specialDays.closeEverywhere(day, decision)
                : specialDays.close(office, day, decision);
    }

    private Optional<Preview> addExtraDay(Office office, Typed typed, Decision decision) {
        LocalDate day = typed.date("day");
        LocalTime opens = typed.time("opens");
        LocalTime closes = typed.time("closes");
        int minutes = typed.number("minutes");
        int places = typed.number("places");
        typed.check();
        return specialDays.addExtra(office, day, opens, closes, minutes, places, decision);
    }

    private Optional<Preview> cutDay(Office office, Typed typed, Decision decision) {
        LocalDate day = typed.date("day");
        int places = typed.number("places");
        typed.check();
        return specialDays.cut(office, day, places, decision);
    }

    private Optional<Preview> removeDay(Office office, Typed typed, Decision decision) {
        SpecialDay.Kind kind = typed.option("kind", SpecialDay.Kind::of);
        LocalDate day = typed.date("day");
        typed.check();
        return specialDays.remove(office, kind, day, decision);
    }

    private Optional<Preview> setProductQuota(Office office, Typed typed, Decision decision) {
        Product product = typed.option("product", Product::of);
        int places = typed.number("places");
        typed.check();
        return rules.setProductQuota(office, product, places, decision);
    }

    private Optional<Preview> removeProductQuota(Office office, Typed typed, Decision decision) {
        Product product = typed.option("product", Product::of);
        typed.check();
        return rules.removeProductQuota(office, product, decision);
    }

    /** What was sent for the fields of a form that this person has; anything else is dropped. */
    private static MultiValueMap<String, String> known(
            TimesForm form, MultiValueMap<String, String> sent, Authentication supervisor) {
        MultiValueMap<String, String> known = new LinkedMultiValueMap<>();
        form.fields(isAdministrator(supervisor)).stream()
                .map(TimesForm.Field::id)
                .filter(sent::containsKey)
                .forEach(field -> known.put(field, List.copyOf(sent.get(field))));
        return known;
    }

    private Map<String, Office> byCode() {
        Map<String, Office> byCode = new LinkedHashMap<>();
        offices.all().forEach(office -> byCode.put(office.code(), office));
        return byCode;
    }

    private static boolean isAdministrator(Authentication supervisor) {
        return SignedIn.groups(supervisor).contains(Groups.ADMIN);
    }
}
