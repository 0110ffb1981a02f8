package id.paspor.appointment.web;

import id.paspor.appointment.waitingroom.Admission;
import id.paspor.appointment.waitingroom.Admission.Admitted;
import id.paspor.appointment.waitingroom.Admission.Waiting;
import id.paspor.appointment.web.FamilyInterviews.Member;
import id.paspor.appointment.web.FamilyInterviews.Outcome;
import id.paspor.casefile.CaseFile;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import id.paspor.web.SentForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One interview time for all for whom an account applies: chosen once, looked over with all names and times, confirmed once. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping(FamilyController.PAGE)
class FamilyController {

    static final String PAGE = "/applications/family/appointment";
    private static final String REVIEW = PAGE + "/review";
    private static final String LINES = "lines";

    private final FamilyInterviews interviews;
    private final QueueCookie line;
    private final WaitingRoomPage words;
    private final BookingLimits limits;
    private final Offices offices;
    private final Texts texts;

    FamilyController(
            FamilyInterviews interviews,
            QueueCookie line,
            WaitingRoomPage words,
            BookingLimits limits,
            Offices offices,
            Texts texts) {
        this.interviews = interviews;
        this.line = line;
        this.words = words;
        this.limits = limits;
        this.offices = offices;
        this.texts = texts;
    }

    /** A time with so many places for one or another of them. */
    record Time(String slot, ZonedDateTime start, int places) {}

    /**
     * Those who are to be interviewed at one office.
     *
     * @param days their times, by day; none while they stand in line
     * @param place theirs in line, or {@code null}
     */
    record Family(Office office, List<CaseFile> members, Map<LocalDate, List<Time>> days, WaitingRoomPage.View place) {}

    /** A place that is held for one of them, until then. */
    record Held(CaseFile file, Office office, ZonedDateTime at, ZonedDateTime until) {}

    /**
     * What became of one of them; kept in the session until the next page.
     *
     * @param at when the interview is, or {@code null}
     * @param refused why there is none, or {@code null}
     */
    record Line(String name, ZonedDateTime at, String refused) implements Serializable {}

    @GetMapping
    String show(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication applicant,
            Model model,
            Locale language) {
        List<Member> members = interviews.members(applicant.getName());
        Map<String, List<Member>> byOffice = members.stream()
                .filter(member -> !member.isHeld())
                .collect(Collectors.groupingBy(
                        member -> member.file().office(), LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("holds", members.stream().anyMatch(Member::isHeld));
        model.addAttribute(
                "families",
                byOffice.entrySet().stream()
                        .map(at -> family(
                                offices.get(at.getKey()),
                                at.getValue(),
                                place(at.getValue(), request, response, language)))
                        .toList());
        return "appointment/family";
    }

    /**
     * Where they stand in line, as one: whoever applies for them stands there. Looking takes part, and the page comes again by itself.
     *
     * @return {@code null} when they may choose
     */
    private WaitingRoomPage.View place(
            List<Member> members, HttpServletRequest request, HttpServletResponse response, Locale language) {
        if (members.stream().anyMatch(Member::firstChoice)) {
            return null;
        }
        CaseFile first = members.get(0).file();
        Admission admission = line.recalled(request, response, first.registrationNumber())
                .orElseGet(() -> line.entered(request, response, first))
                .admission();
        WaitingRoomPage.View place = words.view(admission, language);
        if (!(admission instanceof Admitted)) {
            response.setHeader("Refresh", String.valueOf(place.again()));
        }
        return admission instanceof Waiting ? place : null;
    }

    private Family family(Office office, List<Member> waiting, WaitingRoomPage.View place) {
        List<CaseFile> members = waiting.stream().map(Member::file).toList();
        if (place != null) {
            return new Family(office, members, Map.of(), place);
        }
        Map<Instant, List<Slot>> byStart = interviews.times(members).stream()
                .collect(Collectors.groupingBy(Slot::start, TreeMap::new, Collectors.toList()));
        Map<LocalDate, List<Time>> days = byStart.values().stream()
                .map(slots -> time(office, slots))
                .collect(Collectors.groupingBy(time -> time.start().toLocalDate(), TreeMap::new, Collectors.toList()));
        return new Family(office, members, days, null);
    }

    private static Time time(Office office, List<Slot> atOnce) {
        Slot first = atOnce.get(0);
        return new Time(
                first.id().toString(),
                first.start().atZone(office.zone()),
                atOnce.stream().mapToInt(Slot::remaining).sum());
    }

    /**
     * Holds places.
     *
     * @param member the registration numbers of those who come; others of the account stay without a time
     */
    @PostMapping
    String hold(
            @RequestParam(required = false) List<String> member,
            @RequestParam(required = false) String slot,
            Authentication applicant,
            SentForm form) {
        return form.answer(
                () -> {
                    List<CaseFile> coming = chosen(applicant, member).stream()
                            .filter(each -> !each.isHeld())
                            .map(Member::file)
                            .toList();
                    if (coming.isEmpty()) {
                        throw Refusal.invalid("member", "family.nobody");
                    }
                    if (slot == null || slot.isEmpty()) {
                        throw Refusal.invalid("slot", "slot.none-chosen");
                    }
                    SlotId first = SlotId.parse(slot);
                    coming.forEach(each -> limits.ask(form.request()));
                    List<Outcome> outcomes = interviews.hold(coming, first);
                    List<Outcome> refused = outcomes.stream()
                            .filter(each -> each.refused() != null)
                            .toList();
                    form.hand(LINES, lines(refused, form.language()));
                    return "redirect:" + (refused.size() == outcomes.size() ? PAGE : REVIEW);
                },
                PAGE);
    }

    /** Shows the places that are held for all of them, or the times where there is none (any more). */
    @GetMapping("/review")
    String review(Authentication applicant, Model model) {
        List<Member> members = interviews.members(applicant.getName());
        List<Held> held =
                members.stream().filter(Member::isHeld).map(this::held).toList();
        if (held.isEmpty()) {
            return "redirect:" + PAGE;
        }
        model.addAttribute("held", held);
        model.addAttribute(
                "until",
                held.stream().map(Held::until).min(Comparator.naturalOrder()).orElseThrow());
        model.addAttribute(
                "without",
                members.stream()
                        .filter(each -> !each.isHeld())
                        .map(Member::file)
                        .toList());
        return "appointment/family-review";
    }

    private Held held(Member member) {
        Office office = offices.get(member.file().office());
        return new Held(
                member.file(),
                office,
                member.hold().start().atZone(office.zone()),
                member.hold().until().atZone(office.zone()));
    }

    /**
     * Makes the places their appointments.
     *
     * @param member the registration numbers of those whose places were shown
     */
    @PostMapping("/confirm")
    String confirm(@RequestParam(required = false) List<String> member, Authentication applicant, SentForm form) {
        form.hand(LINES, lines(interviews.confirm(chosen(applicant, member)), form.language()));
        return "redirect:" + PAGE;
    }

    /** Gives all places back that are held. */
    @PostMapping("/let-go")
    String letGo(Authentication applicant) {
        interviews.letGo(interviews.members(applicant.getName()));
        return "redirect:" + PAGE;
    }

    /** Those of the account that were named and wait for an interview; others are passed over. */
    private List<Member> chosen(Authentication applicant, List<String> named) {
        return interviews.members(applicant.getName()).stream()
                .filter(each -> named != null
                        && named.contains(each.file().registrationNumber().digits()))
                .toList();
    }

    private List<Line> lines(List<Outcome> outcomes, Locale language) {
        return outcomes.stream().map(outcome -> line(outcome, language)).toList();
    }

    private Line line(Outcome outcome, Locale language) {
        String name = outcome.member().application().fullName();
        return outcome.refused() == null
                ? new Line(
                        name,
                        outcome.at()
                                .atZone(offices.get(outcome.member().office()).zone()),
                        null)
                : new Line(name, null, texts.in(language, outcome.refused()));
    }
}
