package id.paspor.quota.web;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.quota.Preview;
import id.paspor.quota.QuotaRules;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SpecialDays;
import id.paspor.quota.rule.QuotaRule;
import id.paspor.quota.rule.ReleaseRule;
import id.paspor.quota.rule.SpecialDay;
import id.paspor.quota.web.TimesForms.AddRule;
import id.paspor.quota.web.TimesForms.CloseDay;
import id.paspor.quota.web.TimesForms.CutDay;
import id.paspor.quota.web.TimesForms.EndRule;
import id.paspor.quota.web.TimesForms.ExtraDay;
import id.paspor.quota.web.TimesForms.ProductQuota;
import id.paspor.quota.web.TimesForms.ReasonOnly;
import id.paspor.quota.web.TimesForms.ReleaseMonthly;
import id.paspor.quota.web.TimesForms.ReleaseRolling;
import id.paspor.quota.web.TimesForms.ReleaseWeekly;
import id.paspor.quota.web.TimesForms.Releasing;
import id.paspor.web.BoundForm;
import id.paspor.web.OwnOffices;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The forms with which supervisors change the interview times of their office; administrators choose one. A change by
 * which applicants would lose their appointments is shown first and made once it is confirmed.
 */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.ADMIN})
@RequestMapping(InterviewTimesController.PATH)
class TimesFormController {

    private static final String CONFIRMED = "confirmed";

    private final QuotaRules rules;
    private final SpecialDays specialDays;
    private final Offices offices;
    private final OwnOffices ownOffices;
    private final Texts texts;

    TimesFormController(
            QuotaRules rules, SpecialDays specialDays, Offices offices, OwnOffices ownOffices, Texts texts) {
        this.rules = rules;
        this.specialDays = specialDays;
        this.offices = offices;
        this.ownOffices = ownOffices;
        this.texts = texts;
    }

    @InitBinder
    void strip(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(false));
    }

    /** The office whose times are changed. */
    @ModelAttribute("office")
    Office office(@RequestParam(defaultValue = "") String office, Authentication supervisor) {
        return ownOffices.choose(office, supervisor);
    }

    /** The form's name in addresses and message keys. */
    @ModelAttribute("form")
    String name(HttpServletRequest request) {
        return StringUtils.getFilename(request.getRequestURI());
    }

    /** What a form is about that does not ask for it, by parameter. */
    @ModelAttribute("about")
    Map<String, Object> about() {
        return Map.of();
    }

    /** What there is to choose from, by field: the label of each value. */
    @ModelAttribute("options")
    Map<String, Map<String, String>> options(
            @ModelAttribute(name = "office", binding = false) Office at, Locale language) {
        Map<String, String> weekdays = new LinkedHashMap<>();
        Stream.of(DayOfWeek.values()).forEach(day -> weekdays.put(day.name(), texts.weekday(language, day)));
        return Map.of(
                "slotClass",
                labels(Stream.of(SlotClass.values()), "slot.class.", language),
                "product",
                labels(at.products().stream().sorted(), "product.", language),
                "weekday",
                weekdays,
                "weekdays",
                weekdays);
    }

    private Map<String, String> labels(Stream<? extends Coded> options, String prefix, Locale language) {
        Map<String, String> labels = new LinkedHashMap<>();
        options.forEach(option -> labels.put(option.code(), texts.in(language, prefix + option.code())));
        return labels;
    }

    @GetMapping("/{form:close-day|cut-day|product-quota|free}")
    String form(Model model) {
        return page(Map.of(), model);
    }

    @GetMapping("/{form:add-rule|extra-day}")
    String hours(@ModelAttribute(name = "office", binding = false) Office at, Model model) {
        return page(
                Map.of(
                        "slotClass",
                        SlotClass.REGULAR.code(),
                        "opens",
                        at.opens().toString(),
                        "closes",
                        at.closes().toString(),
                        "minutes",
                        "60"),
                model);
    }

    @PostMapping("/add-rule")
    String addRule(@Valid AddRule rule, BindingResult bound, SentForm form) {
        return answer(AddRule.class, bound, form, at -> rules.add(at, rule.rule(), rule.decision()));
    }

    @GetMapping("/end-rule")
    String endRule(@RequestParam long id, Model model) {
        return page(Map.of(), ofRule(id, model));
    }

    @PostMapping("/end-rule")
    String endRule(@RequestParam long id, @Valid EndRule end, BindingResult bound, SentForm form) {
        ofRule(id, form.model());
        return answer(EndRule.class, bound, form, at -> rules.end(at, id, end.last(), end.decision()));
    }

    private Model ofRule(long id, Model model) {
        QuotaRule rule = rules.rule(office(model), id);
        String subject = text(
                "times.rule",
                rule.slotClass().wording(),
                texts.weekday(LocaleContextHolder.getLocale(), rule.weekday()),
                rule.opens(),
                rule.closes(),
                rule.minutes(),
                rule.places());
        return about(subject, Map.of("id", id), model);
    }

    private static Model about(String subject, Map<String, Object> facts, Model model) {
        return model.addAttribute("subject", subject).addAttribute("about", facts);
    }

    @GetMapping("/{form:release-rolling|release-weekly|release-monthly}")
    String release(@ModelAttribute(name = "office", binding = false) Office at, Model model) {
        ReleaseRule rule = rules.release(at);
        return page(
                Map.of(
                        "at",
                        rule.at().toString(),
                        "days",
                        Objects.toString(rule.days(), ""),
                        "weeks",
                        Objects.toString(rule.weeks(), "1"),
                        "weekday",
                        Objects.toString(rule.weekday(), "")),
                model);
    }

    @PostMapping("/release-rolling")
    String release(@Valid ReleaseRolling release, BindingResult bound, SentForm form) {
        return release(ReleaseRolling.class, release, bound, form);
    }

    @PostMapping("/release-weekly")
    String release(@Valid ReleaseWeekly release, BindingResult bound, SentForm form) {
        return release(ReleaseWeekly.class, release, bound, form);
    }

    @PostMapping("/release-monthly")
    String release(@Valid ReleaseMonthly release, BindingResult bound, SentForm form) {
        return release(ReleaseMonthly.class, release, bound, form);
    }

    private <F extends Record & Releasing> String release(
            Class<F> fields, F release, BindingResult bound, SentForm form) {
        return answer(fields, bound, form, at -> rules.setRelease(at, release.rule(), release.decision()));
    }

    @PostMapping("/close-day")
    String closeDay(@Valid CloseDay day, BindingResult bound, SentForm form) {
        return answer(CloseDay.class, bound, form, at -> specialDays.close(at, day.day(), day.decision()));
    }

    @PostMapping("/extra-day")
    String extraDay(@Valid ExtraDay day, BindingResult bound, SentForm form) {
        return answer(
                ExtraDay.class,
                bound,
                form,
                at -> specialDays.addExtra(
                        at, day.day(), day.opens(), day.closes(), day.minutes(), day.places(), day.decision()));
    }

    @PostMapping("/cut-day")
    String cutDay(@Valid CutDay day, BindingResult bound, SentForm form) {
        return answer(CutDay.class, bound, form, at -> specialDays.cut(at, day.day(), day.places(), day.decision()));
    }

    @GetMapping("/remove-day")
    String removeDay(@RequestParam SpecialDay.Kind kind, @RequestParam LocalDate day, Model model) {
        return page(Map.of(), ofDay(kind, day, model));
    }

    @PostMapping("/remove-day")
    String removeDay(
            @RequestParam SpecialDay.Kind kind,
            @RequestParam LocalDate day,
            @Valid ReasonOnly why,
            BindingResult bound,
            SentForm form) {
        ofDay(kind, day, form.model());
        return answer(ReasonOnly.class, bound, form, at -> specialDays.remove(at, kind, day, why.decision()));
    }

    private Model ofDay(SpecialDay.Kind kind, LocalDate day, Model model) {
        String subject = text("times.special", new Texts.Wording("times.kind." + kind.code()), day);
        return about(subject, Map.of("kind", kind.code(), "day", day), model);
    }

    @PostMapping("/product-quota")
    String productQuota(@Valid ProductQuota quota, BindingResult bound, SentForm form) {
        return answer(
                ProductQuota.class,
                bound,
                form,
                at -> rules.setProductQuota(at, quota.product(), quota.places(), quota.decision()));
    }

    @GetMapping("/remove-product-quota")
    String removeProductQuota(@RequestParam Product product, Model model) {
        return page(Map.of(), ofProduct(product, model));
    }

    @PostMapping("/remove-product-quota")
    String removeProductQuota(
            @RequestParam Product product, @Valid ReasonOnly why, BindingResult bound, SentForm form) {
        ofProduct(product, form.model());
        return answer(ReasonOnly.class, bound, form, at -> rules.removeProductQuota(at, product, why.decision()));
    }

    private Model ofProduct(Product product, Model model) {
        return about(text("product." + product.code()), Map.of("product", product.code()), model);
    }

    @PostMapping("/free")
    String free(@Valid ReasonOnly why, BindingResult bound, SentForm form) {
        return answer(ReasonOnly.class, bound, form, at -> rules.free(at, why.decision()));
    }

    /** Makes a change, shows who would lose a time by it, or says in the form why it was refused. */
    private String answer(
            Class<? extends Record> fields,
            BindingResult bound,
            SentForm form,
            Function<Office, Optional<Preview>> change) {
        Office at = office(form.model());
        Map<String, List<String>> sent = sent(fields, form);
        String times = InterviewTimesController.PATH + "?office=" + at.code();
        return form.answer(
                () -> {
                    BoundForm.check(bound, fields);
                    return change.apply(at)
                            .map(preview -> confirmation(at, times, sent, preview, form))
                            .orElseGet(() -> form.done("times.done", times));
                },
                () -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    sent.forEach((field, typed) -> values.put(field, typed.get(0)));
                    return page(values, form.model().addAttribute("chosen", sent.get("weekdays")));
                });
    }

    private String confirmation(
            Office at, String back, Map<String, List<String>> sent, Preview preview, SentForm form) {
        String name = name(form.request());
        form.model()
                .addAttribute("subject", text("times.form." + name) + ", " + at.name())
                .addAttribute("action", InterviewTimesController.PATH + "/" + name)
                .addAttribute("back", back)
                .addAttribute("reason", sent.get("reason").get(0));
        sent.put("office", List.of(at.code()));
        return confirmation(form, sent, preview, offices);
    }

    /**
     * Shows who would lose a time by a change.
     *
     * @param form whose model has what is changed, where it is confirmed, the way back and why
     * @param sent is sent once more when it is confirmed
     */
    static String confirmation(SentForm form, Map<String, List<String>> sent, Preview preview, Offices offices) {
        form.model()
                .addAttribute("sent", sent)
                .addAttribute("preview", preview)
                .addAttribute("zones", offices.all().stream().collect(Collectors.toMap(Office::code, Office::zone)))
                .addAttribute("changedMeanwhile", form.request().getParameter(CONFIRMED) != null);
        return "quota/interview-times-confirm";
    }

    /** What was typed into the fields of a form, and what it is about; anything else is dropped. */
    private static Map<String, List<String>> sent(Class<? extends Record> fields, SentForm form) {
        Stream<String> typed = Stream.of(fields.getRecordComponents()).map(RecordComponent::getName);
        Stream<?> about = ((Map<?, ?>) form.model().getAttribute("about")).keySet().stream();
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Stream.concat(about.map(String::valueOf), typed)
                .filter(field -> !field.equals(CONFIRMED) && form.request().getParameter(field) != null)
                .forEach(field -> sent.put(field, List.of(form.request().getParameterValues(field))));
        return sent;
    }

    private static String page(Map<String, String> values, Model model) {
        model.addAttribute("values", values);
        return "quota/interview-times-form";
    }

    private String text(String key, Object... arguments) {
        return texts.in(LocaleContextHolder.getLocale(), key, arguments);
    }

    private static Office office(Model model) {
        return (Office) model.getAttribute("office");
    }
}
