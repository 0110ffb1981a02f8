package id.paspor.portal;

import id.paspor.appointment.DayList;
import id.paspor.appointment.InterviewHour;
import id.paspor.engine.OpenWork;
import id.paspor.engine.OpenWork.Queue;
import id.paspor.engine.OpenWork.Taken;
import id.paspor.engine.TaskNames;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenToOfficers;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.payment.book.TreasurersDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The home of officers: what waits for them, what they have taken, and the search; for treasurers the money of the office, for all
 * others who comes today.
 */
@Controller
@OpenToOfficers
class DeskController {

    private static final int MOST_TAKEN = 20;

    private final OpenWork work;
    private final TaskNames names;
    private final DayList days;
    private final TreasurersDesk treasurers;
    private final Offices offices;
    private final Clock clock;

    DeskController(
            OpenWork work, TaskNames names, DayList days, TreasurersDesk treasurers, Offices offices, Clock clock) {
        this.work = work;
        this.names = names;
        this.days = days;
        this.treasurers = treasurers;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * A task that the officer has taken.
     *
     * @param registrationNumber {@code null} where the task is not about one case
     * @param dueAt in the zone of the office; {@code null} if it has no time
     */
    record Line(String task, String name, RegistrationNumber registrationNumber, ZonedDateTime dueAt) {}

    /** The interviews that begin at one time: how many are expected, and of how many the applicant is here. */
    record Hour(Instant start, int expected, long here) {}

    @GetMapping("/desk")
    String show(Authentication officer, Model model, Locale language) {
        Office office = offices.get(SignedIn.desk(officer));
        LocalDate today = LocalDate.ofInstant(clock.instant(), office.zone());
        List<String> desks = SignedIn.groups(officer).stream()
                .filter(Groups.OFFICERS::contains)
                .toList();
        Map<String, Queue> waiting = work.queues(SignedIn.offices(officer), desks).stream()
                .collect(Collectors.toMap(Queue::group, Function.identity()));
        model.addAttribute("office", office);
        model.addAttribute("today", today);
        model.addAttribute(
                "queues",
                desks.stream()
                        .map(desk -> waiting.getOrDefault(desk, new Queue(desk, 0, 0, 0)))
                        .toList());
        model.addAttribute("taken", taken(officer, office, language));
        if (desks.contains(Groups.TREASURER)) {
            model.addAttribute("money", treasurers.of(office));
        }
        if (!desks.equals(List.of(Groups.TREASURER))) {
            model.addAttribute("hours", hours(office, today));
        }
        return "portal/desk";
    }

    private List<Hour> hours(Office office, LocalDate today) {
        return days.of(office.code(), today).stream()
                .filter(hour -> !hour.visits().isEmpty())
                .map(DeskController::hour)
                .toList();
    }

    private static Hour hour(InterviewHour hour) {
        return new Hour(
                hour.start(),
                hour.visits().size(),
                hour.visits().stream()
                        .filter(visit -> visit.checkedInAt() != null)
                        .count());
    }

    private List<Line> taken(Authentication officer, Office office, Locale language) {
        return work.taken(officer.getName(), MOST_TAKEN).stream()
                .map(task -> line(task, office, language))
                .toList();
    }

    private Line line(Taken task, Office office, Locale language) {
        return new Line(
                task.id(),
                names.in(language, task.task(), task.name()),
                task.registrationNumber(),
                task.dueAt() == null ? null : task.dueAt().atZone(office.zone()));
    }
}
