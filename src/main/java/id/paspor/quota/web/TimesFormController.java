package id.paspor.quota.web;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
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
import id.paspor.web.Refused;
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
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.RequestContextUtils;

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
    private final Refused refused;
    private final Texts texts;

    TimesFormController(
            QuotaRules rules,
            SpecialDays specialDays,
            Offices offices,
            OwnOffices ownOffices,
            Refused refused,
            Texts texts) {
        this.rules = rules;
        this.specialDays = specialDays;
        this.offices = offices;
        this.ownOffices = ownOffices;
        this.refused = refused;
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
    String form(ServletWebRequest request, Model model) {
        return page(request, model);
    }

    @GetMapping("/{form:add-rule|extra-day}")
    String hours(ServletWebRequest request, Model model) {
        Office at = office(model);
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("slotClass", SlotClass.REGULAR.code());
        usual.put("opens", at.opens().toString());
        usual.put("closes", at.closes().toString());
        usual.put("minutes", "60");
        return page(request, model.addAttribute("values", usual));
    }

    @PostMapping("/add-rule")
    String addRule(@Valid AddRule form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(AddRule.class, bound, request, model, office -> rules.add(office, form.rule(), form.decision()));
    }

    @GetMapping("/end-rule")
    String endRule(@RequestParam long id, ServletWebRequest request, Model model) {
        return page(request, ofRule(id, model));
    }

    @PostMapping("/end-rule")
    String endRule(
            @RequestParam long id, @Valid EndRule form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(
                EndRule.class,
                bound,
                request,
                ofRule(id, model),
                office -> rules.end(office, id, form.last(), form.decision()));
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
        return model.addAttribute("subject", subject).addAttribute("about", Map.of("id", id));
    }

    @GetMapping("/{form:release-rolling|release-weekly|release-monthly}")
    String release(ServletWebRequest request, Model model) {
        ReleaseRule rule = rules.release(office(model));
        Map<String, String> present = new LinkedHashMap<>();
        present.put("at", rule.at().toString());
        present.put("days", Objects.toString(rule.days(), ""));
        present.put("weeks", Objects.toString(rule.weeks(), "1"));
        present.put("weekday", Objects.toString(rule.weekday(), ""));
        return page(request, model.addAttribute("values", present));
    }

    @PostMapping("/release-rolling")
    String release(@Valid ReleaseRolling form, BindingResult bound, ServletWebRequest request, Model model) {
        return release(ReleaseRolling.class, form, bound, request, model);
    }

    @PostMapping("/release-weekly")
    String release(@Valid ReleaseWeekly form, BindingResult bound, ServletWebRequest request, Model model) {
        return release(ReleaseWeekly.class, form, bound, request, model);
    }

    @PostMapping("/release-monthly")
    String release(@Valid ReleaseMonthly form, BindingResult bound, ServletWebRequest request, Model model) {
        return release(ReleaseMonthly.class, form, bound, request, model);
    }

    private <F extends Record & Releasing> String release(
            Class<F> type, F form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(type, bound, request, model, office -> rules.setRelease(office, form.rule(), form.decision()));
    }

    @PostMapping("/close-day")
    String closeDay(@Valid CloseDay form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(
                CloseDay.class,
                bound,
                request,
                model,
                office -> specialDays.close(office, form.day(), form.decision()));
    }

    @PostMapping("/extra-day")
    String extraDay(@Valid ExtraDay form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(
                ExtraDay.class,
                bound,
                request,
                model,
                office -> specialDays.addExtra(
                        office,
                        form.day(),
                        form.opens(),
                        form.closes(),
                        form.minutes(),
                        form.places(),
                        form.decision()));
    }

    @PostMapping("/cut-day")
    String cutDay(@Valid CutDay form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(
                CutDay.class,
                bound,
                request,
                model,
                office -> specialDays.cut(office, form.day(), form.places(), form.decision()));
    }

    @GetMapping("/remove-day")
    String removeDay(
            @RequestParam SpecialDay.Kind kind, @RequestParam LocalDate day, ServletWebRequest request, Model model) {
        return page(request, ofDay(kind, day, model));
    }

    @PostMapping("/remove-day")
    String removeDay(
            @RequestParam SpecialDay.Kind kind,
            @RequestParam LocalDate day,
            @Valid ReasonOnly form,
            BindingResult bound,
            ServletWebRequest request,
            Model model) {
        return answer(
                ReasonOnly.class,
                bound,
                request,
                ofDay(kind, day, model),
                office -> specialDays.remove(office, kind, day, form.decision()));
    }

    private Model ofDay(SpecialDay.Kind kind, LocalDate day, Model model) {
        String subject = text("times.special", new Texts.Wording("times.kind." + kind.code()), day);
        return model.addAttribute("subject", subject).addAttribute("about", Map.of("kind", kind.code(), "day", day));
    }

    @PostMapping("/product-quota")
    String productQuota(@Valid ProductQuota form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(
                ProductQuota.class,
                bound,
                request,
                model,
                office -> rules.setProductQuota(office, form.product(), form.places(), form.decision()));
    }

    @GetMapping("/remove-product-quota")
    String removeProductQuota(@RequestParam Product product, ServletWebRequest request, Model model) {
        return page(request, ofProduct(product, model));
    }

    @PostMapping("/remove-product-quota")
    String removeProductQuota(
            @RequestParam Product product,
            @Valid ReasonOnly form,
            BindingResult bound,
            ServletWebRequest request,
            Model model) {
        return answer(
                ReasonOnly.class,
                bound,
                request,
                ofProduct(product, model),
                office -> rules.removeProductQuota(office, product, form.decision()));
    }

    private Model ofProduct(Product product, Model model) {
        return model.addAttribute("subject", text("product." + product.code()))
                .addAttribute("about", Map.of("product", product.code()));
    }

    @PostMapping("/free")
    String free(@Valid ReasonOnly form, BindingResult bound, ServletWebRequest request, Model model) {
        return answer(ReasonOnly.class, bound, request, model, office -> rules.free(office, form.decision()));
    }

    /** Makes a change, shows who would lose a time by it, or says in the form why it was refused. */
    private String answer(
            Class<? extends Record> form,
            BindingResult bound,
            ServletWebRequest request,
            Model model,
            Function<Office, Optional<Preview>> change) {
        Office office = office(model);
        Map<String, List<String>> sent = sent(form, request, model);
        Optional<Preview> preview;
        try {
            BoundForm.check(bound, form);
            preview = change.apply(office);
        } catch (Refusal refusal) {
            refused.show(refusal, model, request.getResponse(), LocaleContextHolder.getLocale());
            Map<String, String> values = new LinkedHashMap<>();
            sent.forEach((field, typed) -> values.put(field, typed.get(0)));
            model.addAttribute("values", values).addAttribute("chosen", sent.get("weekdays"));
            return page(request, model);
        }
        if (preview.isPresent()) {
            sent.put("office", List.of(office.code()));
            model.addAttribute("subject", text("times.form." + name(request)) + ", " + office.name())
                    .addAttribute("action", InterviewTimesController.PATH + "/" + name(request))
                    .addAttribute("back", InterviewTimesController.PATH + "?office=" + office.code())
                    .addAttribute("reason", sent.get("reason").get(0))
                    .addAttribute("sent", sent)
                    .addAttribute("preview", preview.get())
                    .addAttribute("zones", offices.all().stream().collect(Collectors.toMap(Office::code, Office::zone)))
                    .addAttribute("changedMeanwhile", request.getParameter(CONFIRMED) != null);
            return "quota/interview-times-confirm";
        }
        RequestContextUtils.getOutputFlashMap(request.getRequest()).put("done", text("times.done"));
        return "redirect:" + InterviewTimesController.PATH + "?office=" + office.code();
    }

    /** What was typed into the fields of a form, and what it is about; anything else is dropped. */
    private static Map<String, List<String>> sent(
            Class<? extends Record> form, ServletWebRequest request, Model model) {
        Stream<String> fields = Stream.of(form.getRecordComponents()).map(RecordComponent::getName);
        Stream<?> about = ((Map<?, ?>) model.getAttribute("about")).keySet().stream();
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Stream.concat(about.map(String::valueOf), fields)
                .filter(field -> !field.equals(CONFIRMED) && request.getParameter(field) != null)
                .forEach(field -> sent.put(field, List.of(request.getParameterValues(field))));
        return sent;
    }

    /** A form, with a sentence at each field that is wrong and all of them above it, led by the labels. */
    private String page(ServletWebRequest request, Model model) {
        Map<?, ?> wrong = (Map<?, ?>) model.asMap().getOrDefault("problems", new LinkedHashMap<>());
        Map<String, String> labelled = new LinkedHashMap<>();
        wrong.forEach((field, sentence) ->
                labelled.put(String.valueOf(field), text("times.field." + field) + ": " + sentence));
        model.addAttribute("form", name(request)).addAttribute("wrong", wrong).addAttribute("problems", labelled);
        return "quota/interview-times-form";
    }

    private String text(String key, Object... arguments) {
        return texts.in(LocaleContextHolder.getLocale(), key, arguments);
    }

    /** The form's name in addresses and message keys. */
    private static String name(ServletWebRequest request) {
        return StringUtils.getFilename(request.getRequest().getRequestURI());
    }

    private static Office office(Model model) {
        return (Office) model.getAttribute("office");
    }
}
