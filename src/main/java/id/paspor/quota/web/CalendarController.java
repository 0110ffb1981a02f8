package id.paspor.quota.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Offices;
import id.paspor.office.calendar.CalendarDay;
import id.paspor.office.calendar.CalendarDay.Kind;
import id.paspor.office.calendar.CalendarDays;
import id.paspor.quota.Decrees;
import id.paspor.quota.Decrees.Decree;
import id.paspor.quota.Preview;
import id.paspor.web.BoundForm;
import id.paspor.web.SentForm;
import jakarta.validation.Valid;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendar of all offices: supervisors see it, administrators enter what decrees say of it. */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.ADMIN})
class CalendarController {

    static final String PATH = "/supervision/calendar";

    private static final String DECREE = PATH + "/decree";

    private final CalendarDays days;
    private final Decrees decrees;
    private final Offices offices;

    CalendarController(CalendarDays days, Decrees decrees, Offices offices) {
        this.days = days;
        this.decrees = decrees;
        this.offices = offices;
    }

    /**
     * One year.
     *
     * @param computed how many of its days no decree has set
     * @param decreed whether a decree has set any
     */
    record YearView(Year year, List<CalendarDay> days, long computed, boolean decreed) {

        static YearView of(Year year, List<CalendarDay> days) {
            long computed = days.stream().filter(CalendarDay::isComputed).count();
            return new YearView(year, days, computed, computed < days.size());
        }
    }

    @GetMapping(PATH)
    String show(Authentication somebody, Model model) {
        model.addAttribute(
                "years",
                decrees.years().stream()
                        .map(year -> YearView.of(year, days.of(year)))
                        .toList());
        model.addAttribute("changes", days.changes());
        model.addAttribute("zone", ZoneId.of("Asia/Jakarta"));
        model.addAttribute("administrator", SignedIn.groups(somebody).contains(Groups.ADMIN));
        return "quota/calendar";
    }

    @OpenTo(Groups.ADMIN)
    @GetMapping(DECREE)
    String form(@RequestParam Year year, Model model) {
        requireNear(year);
        List<CalendarDay> present = days.of(year);
        Map<String, String> values = new LinkedHashMap<>();
        Stream.of(Kind.values())
                .forEach(kind -> values.put(
                        CalendarDays.field(kind),
                        present.stream()
                                .filter(day -> day.kind() == kind)
                                .map(DecreeForm::line)
                                .collect(Collectors.joining("\n"))));
        values.put("seen", CalendarDays.version(present));
        return page(year, values, model);
    }

    /** Enters a decree, shows who would lose an interview by it, or says in the form why it was refused. */
    @OpenTo(Groups.ADMIN)
    @PostMapping(DECREE)
    String enter(@RequestParam Year year, @Valid DecreeForm decree, BindingResult bound, SentForm form) {
        requireNear(year);
        return form.answer(
                () -> decrees.enter(new Decree(year, read(decree, bound, year), decree.seen()), decree.decision())
                        .map(preview -> confirmation(year, decree, preview, form))
                        .orElseGet(() -> form.done("times.done", PATH)),
                () -> page(year, typed(decree), form.model()));
    }

    /** The days of a form, or everything that is wrong with it. */
    private static List<CalendarDay> read(DecreeForm form, BindingResult bound, Year year) {
        List<CalendarDay> days = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Stream.<Runnable>of(() -> BoundForm.check(bound, DecreeForm.class), () -> days.addAll(form.days(year)))
                .forEach(check -> {
                    try {
                        check.run();
                    } catch (Refusal refusal) {
                        problems.addAll(refusal.problems());
                    }
                });
        Refusal.requireNone(problems);
        return days;
    }

    private void requireNear(Year year) {
        if (!decrees.years().contains(year)) {
            throw Refusal.notFound("calendar.no-such-year");
        }
    }

    private static String page(Year year, Map<String, String> values, Model model) {
        model.addAttribute("year", year).addAttribute("values", values);
        return "quota/calendar-decree";
    }

    private String confirmation(Year year, DecreeForm decree, Preview preview, SentForm form) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        typed(decree).forEach((field, value) -> sent.put(field, List.of(value)));
        sent.put("year", List.of(year.toString()));
        form.model()
                .addAttribute("subject", form.texts().in(form.language(), "calendar.decree.of", year.toString()))
                .addAttribute("action", DECREE)
                .addAttribute("back", PATH)
                .addAttribute("reason", decree.decree());
        return TimesFormController.confirmation(form, sent, preview, offices);
    }

    private static Map<String, String> typed(DecreeForm form) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("decree", Objects.requireNonNullElse(form.decree(), ""));
        typed.put("holidays", form.holidays());
        typed.put("jointLeave", form.jointLeave());
        typed.put("halfDays", form.halfDays());
        typed.put("seen", Objects.requireNonNullElse(form.seen(), ""));
        return typed;
    }
}
