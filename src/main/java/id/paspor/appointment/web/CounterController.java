package id.paspor.appointment.web;

import id.paspor.appointment.CheckIns;
import id.paspor.appointment.DayList;
import id.paspor.appointment.InterviewHour;
import id.paspor.appointment.Visit;
import id.paspor.appointment.Visit.Presence;
import id.paspor.casefile.access.AccessLog;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.web.SentForm;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The counter's day list: who comes, who is here, and who is let in besides. Interviewers look on. */
@Controller
@OpenTo({Groups.COUNTER, Groups.SUPERVISOR})
@RequestMapping(CounterController.PAGE)
class CounterController {

    static final String PAGE = "/counter/interviews";

    /** Refusals after which somebody may be let in besides. */
    private static final Set<String> COMES_WITHOUT = Set.of("check-in.no-appointment", "check-in.other-day");

    /** What is shown again of a number that is none. */
    private static final int LONGEST_SHOWN = 40;

    private final DayList dayList;
    private final CheckIns checkIns;
    private final AccessLog accessLog;
    private final Offices offices;
    private final Deadlines deadlines;

    CounterController(DayList dayList, CheckIns checkIns, AccessLog accessLog, Offices offices, Deadlines deadlines) {
        this.dayList = dayList;
        this.checkIns = checkIns;
        this.accessLog = accessLog;
        this.offices = offices;
        this.deadlines = deadlines;
    }

    @GetMapping
    @OpenTo({Groups.COUNTER, Groups.SUPERVISOR, Groups.INTERVIEWER})
    @Transactional
    String show(@RequestParam(required = false) LocalDate day, Authentication officer, Model model) {
        Office office = offices.get(SignedIn.desk(officer));
        LocalDate today = deadlines.today(office);
        LocalDate shown = day == null ? today : day;
        List<InterviewHour> hours = dayList.of(office.code(), shown);
        List<Visit> visits =
                hours.stream().flatMap(hour -> hour.visits().stream()).toList();
        accessLog.recordList(visits.stream().map(Visit::registrationNumber).toList(), AccessLog.DAY_LIST);
        boolean mayChange = mayChange(officer);
        model.addAttribute("office", office);
        model.addAttribute("day", shown);
        model.addAttribute("today", today);
        model.addAttribute("hours", hours);
        model.addAttribute("totals", totals(visits));
        model.addAttribute("mayChange", mayChange);
        model.addAttribute("mayCheckIn", mayChange && shown.equals(today));
        model.addAttribute("places", checkIns.placesToday(office.code()));
        return "appointment/counter-interviews";
    }

    private static Map<Presence, Long> totals(List<Visit> visits) {
        Map<Presence, Long> totals = new EnumMap<>(Presence.class);
        for (Presence presence : Presence.values()) {
            totals.put(
                    presence,
                    visits.stream()
                            .filter(visit -> visit.presence() == presence)
                            .count());
        }
        return totals;
    }

    @PostMapping("/check-in")
    String checkIn(@RequestParam(defaultValue = "") String number, Authentication officer, SentForm form) {
        Office office = offices.get(SignedIn.desk(officer));
        return form.answer(
                () -> {
                    Visit visit = checkIns.checkIn(office.code(), number);
                    if (!visit.dataAccepted()) {
                        form.hand("warning", form.texts().in(form.language(), "counter.data-first"));
                    }
                    LocalTime start = visit.start().atZone(office.zone()).toLocalTime();
                    return form.done("counter.checked-in", PAGE, visit.name(), start);
                },
                refusal -> {
                    refused(number, refusal, form);
                    if (refusal.problems().stream().map(Problem::code).anyMatch(COMES_WITHOUT::contains)) {
                        form.hand("inserting", Map.of("number", shortened(number)));
                    }
                    return "redirect:" + PAGE;
                });
    }

    @PostMapping("/undo")
    String undo(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason,
            Authentication officer,
            SentForm form) {
        form.attempt("counter.undone", () -> checkIns.undo(SignedIn.desk(officer), number, reason), refusal -> {
            refused(number, refusal, form);
            form.hand("undoing", Map.of("number", number, "reason", reason));
        });
        return "redirect:" + PAGE;
    }

    @PostMapping("/insert")
    String insert(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String reason,
            Authentication officer,
            SentForm form) {
        form.attempt(
                "counter.inserted", () -> checkIns.insert(SignedIn.desk(officer), number, slot, reason), refusal -> {
                    refused(number, refusal, form);
                    Map<String, String> problems = new LinkedHashMap<>();
                    refusal.problems().stream()
                            .filter(problem -> problem.field() != null)
                            .forEach(problem -> problems.put(
                                    "insert-" + problem.field(), form.texts().in(form.language(), problem)));
                    form.hand("problems", problems);
                    form.hand("inserting", Map.of("number", shortened(number), "slot", slot, "reason", reason));
                });
        return "redirect:" + PAGE;
    }

    private static void refused(String number, Refusal refusal, SentForm form) {
        String sentence = form.texts().in(form.language(), refusal);
        String typed = shortened(number);
        form.hand(
                "refused",
                typed.isEmpty() ? sentence : form.texts().in(form.language(), "counter.refused", typed, sentence));
    }

    private static String shortened(String number) {
        return StringUtils.left(number.strip(), LONGEST_SHOWN);
    }

    private static boolean mayChange(Authentication officer) {
        List<String> desks = SignedIn.groups(officer);
        return desks.contains(Groups.COUNTER) || desks.contains(Groups.SUPERVISOR);
    }
}
