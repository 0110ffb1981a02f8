package id.paspor.appointment.web;

import id.paspor.casefile.CaseFile;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZonedDateTime;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One interview time for all for whom an account applies, in one step. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/family/appointment")
class FamilyController {

    private static final String PAGE = "/applications/family/appointment";

    private final FamilyInterviews interviews;
    private final BookingLimits limits;
    private final Offices offices;
    private final Texts texts;

    FamilyController(FamilyInterviews interviews, BookingLimits limits, Offices offices, Texts texts) {
        this.interviews = interviews;
        this.limits = limits;
        this.offices = offices;
        this.texts = texts;
    }

    /** A time with so many places. */
    record Time(String slot, ZonedDateTime start, int places) {}

    /**
     * Those who are to be interviewed at one office.
     *
     * @param days their times, by day
     */
    record Family(Office office, List<CaseFile> members, Map<LocalDate, List<Time>> days) {}

    /**
     * What became of one of them; kept in the session until the next page.
     *
     * @param at when the interview is, or {@code null}
     * @param refused why there is none, or {@code null}
     */
    record Line(String name, ZonedDateTime at, String refused) implements Serializable {}

    @GetMapping
    String show(Authentication applicant, Model model) {
        Map<String, List<CaseFile>> byOffice = interviews.waiting(applicant.getName()).stream()
                .collect(Collectors.groupingBy(CaseFile::office, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute(
                "families",
                byOffice.entrySet().stream()
                        .map(at -> family(offices.get(at.getKey()), at.getValue()))
                        .toList());
        return "appointment/family";
    }

    private Family family(Office office, List<CaseFile> members) {
        Map<LocalDate, List<Time>> days = interviews.times(members.get(0)).stream()
                .map(slot -> time(office, slot))
                .collect(Collectors.groupingBy(time -> time.start().toLocalDate(), TreeMap::new, Collectors.toList()));
        return new Family(office, members, days);
    }

    private static Time time(Office office, Slot slot) {
        return new Time(slot.id().toString(), slot.start().atZone(office.zone()), slot.remaining());
    }

    /**
     * Books.
     *
     * @param member the registration numbers of those who come; others of the account stay without a time
     */
    @PostMapping
    String book(
            @RequestParam(required = false) List<String> member,
            @RequestParam(required = false) String slot,
            HttpServletRequest request,
            Authentication applicant,
            RedirectAttributes after,
            Locale language) {
        try {
            List<CaseFile> coming = interviews.waiting(applicant.getName()).stream()
                    .filter(file -> member != null && member.contains(file.registrationNumber()))
                    .toList();
            if (coming.isEmpty()) {
                throw Refusal.invalid("member", "family.nobody");
            }
            if (slot == null || slot.isEmpty()) {
                throw Refusal.invalid("slot", "slot.none-chosen");
            }
            SlotId first = SlotId.parse(slot);
            coming.forEach(each -> limits.ask(request));
            after.addFlashAttribute(
                    "lines",
                    interviews.book(coming, first).stream()
                            .map(outcome -> line(outcome, language))
                            .toList());
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
        }
        return "redirect:" + PAGE;
    }

    private Line line(FamilyInterviews.Outcome outcome, Locale language) {
        CaseFile member = outcome.member();
        return outcome.refused() == null
                ? new Line(
                        member.application().fullName(),
                        outcome.slot()
                                .start()
                                .atZone(offices.get(member.office()).zone()),
                        null)
                : new Line(member.application().fullName(), null, texts.in(language, outcome.refused()));
    }
}
