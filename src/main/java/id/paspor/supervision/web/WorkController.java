package id.paspor.supervision.web;

import id.paspor.engine.DeskTasks.DeskTask;
import id.paspor.engine.DeskTasks.Load;
import id.paspor.engine.ModelWords;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.work.AbsenceRounds;
import id.paspor.supervision.work.Absences;
import id.paspor.supervision.work.Officer;
import id.paspor.supervision.work.Officers;
import id.paspor.supervision.work.Work;
import id.paspor.supervision.work.Work.Chosen;
import id.paspor.supervision.work.Work.Report;
import id.paspor.web.BoundForm;
import id.paspor.web.SentForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who does what at a supervisor's office: tasks are handed on and taken back, and absences noted. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class WorkController {

    static final String PATH = "/supervision/work";
    private static final String ABSENCES = "/supervision/absences";

    /** In the address of the page, for tasks that nobody has taken. */
    private static final String QUEUE = "-";

    private static final Wanted EVERYTHING = new Wanted("", "");

    private final Work work;
    private final Officers officers;
    private final Absences absences;
    private final AbsenceRounds rounds;
    private final Offices offices;
    private final StuckController.Words words;

    WorkController(
            Work work,
            Officers officers,
            Absences absences,
            AbsenceRounds rounds,
            Offices offices,
            ModelWords labels,
            Texts texts) {
        this.work = work;
        this.officers = officers;
        this.absences = absences;
        this.rounds = rounds;
        this.offices = offices;
        this.words = new StuckController.Words(labels, texts);
    }

    /**
     * Which tasks are listed.
     *
     * @param desk a group, or empty for all
     * @param officer an account, {@code -} for the queue, or empty for whomever
     */
    record Wanted(String desk, String officer) {

        Wanted {
            desk = desk == null ? "" : desk;
            officer = officer == null ? "" : officer.strip();
        }
    }

    /** How much waits at a desk: nobody has it, or somebody does. */
    record DeskLine(String desk, long open, long held, Instant oldest, long late) {}

    /**
     * How much an officer holds of a desk.
     *
     * @param absentUntil {@code null} for those who are present
     */
    record OfficerLine(Officer officer, String desk, long held, Instant oldest, long late, LocalDate absentUntil) {}

    /**
     * What is to be handed on.
     *
     * @param task ids, each with a colon and who had it when the page was shown
     * @param to an account
     * @param back instead of that, back to the queue
     */
    record HandOn(List<String> task, String to, Boolean back, String reason) {}

    /** An absence as it is typed. */
    record AbsenceForm(
            @NotBlank String officer,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            String substitute) {}

    @GetMapping(PATH)
    String show(@ModelAttribute("wanted") Wanted wanted, Authentication supervisor, Model model) {
        Office office = offices.get(SignedIn.desk(supervisor));
        List<Officer> people = officers.of(office.code());
        List<Load> loads = work.loads(office.code());
        model.addAttribute("office", office);
        model.addAttribute("wanted", wanted);
        model.addAttribute("words", words);
        model.addAttribute("people", people);
        model.addAttribute(
                "present",
                people.stream()
                        .filter(officer -> absences.absentUntil(office.code(), officer.id())
                                .isEmpty())
                        .toList());
        model.addAttribute(
                "desks", Groups.OFFICERS.stream().map(desk -> line(desk, loads)).toList());
        model.addAttribute(
                "officers",
                people.stream()
                        .flatMap(officer -> lines(office, officer, loads))
                        .toList());
        model.addAttribute("absences", absences.of(office.code()));
        model.addAttribute("lately", work.lately(office.code()));
        List<DeskTask> tasks = listed(wanted, supervisor);
        model.addAttribute("tasks", tasks);
        model.addAttribute("ofOfficers", people.stream().map(Officer::id).toList());
        model.addAttribute("all", tasks.size() < Work.MOST);
        return "supervision/work";
    }

    private List<DeskTask> listed(Wanted wanted, Authentication supervisor) {
        return work.tasks(
                SignedIn.desk(supervisor),
                wanted.desk().isEmpty() ? null : wanted.desk(),
                wanted.officer().isEmpty() ? null : wanted.officer().equals(QUEUE) ? "" : wanted.officer());
    }

    private static DeskLine line(String desk, List<Load> loads) {
        return new DeskLine(
                desk,
                sum(loads, desk, load -> load.holder() == null),
                sum(loads, desk, load -> load.holder() != null),
                loads.stream()
                        .filter(load -> load.desk().equals(desk))
                        .map(Load::oldest)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                loads.stream()
                        .filter(load -> load.desk().equals(desk))
                        .mapToLong(Load::late)
                        .sum());
    }

    private static long sum(List<Load> loads, String desk, Predicate<Load> which) {
        return loads.stream()
                .filter(load -> load.desk().equals(desk))
                .filter(which)
                .mapToLong(Load::tasks)
                .sum();
    }

    private Stream<OfficerLine> lines(Office office, Officer officer, List<Load> loads) {
        LocalDate absent = absences.absentUntil(office.code(), officer.id()).orElse(null);
        return officer.desks().stream()
                .map(desk -> loads.stream()
                        .filter(load -> load.desk().equals(desk) && Objects.equals(load.holder(), officer.id()))
                        .findFirst()
                        .map(load -> new OfficerLine(officer, desk, load.tasks(), load.oldest(), load.late(), absent))
                        .orElseGet(() -> new OfficerLine(officer, desk, 0, null, 0, absent)));
    }

    /** Hands tasks on, and shows which were and which were not. */
    @PostMapping(PATH)
    String handOn(HandOn asked, @ModelAttribute("wanted") Wanted wanted, Authentication supervisor, SentForm form) {
        Model model = form.model();
        return form.answer(
                () -> show(wanted, supervisor, model.addAttribute("report", handedOn(asked, supervisor))),
                refusal -> form.refuse(
                        listed(wanted, supervisor).isEmpty() ? Refusal.conflict("work.moved-meanwhile") : refusal,
                        () -> show(wanted, supervisor, model.addAttribute("typed", asked))));
    }

    private Report handedOn(HandOn asked, Authentication supervisor) {
        boolean back = Boolean.TRUE.equals(asked.back());
        if (!back && (asked.to() == null || asked.to().isEmpty())) {
            throw Refusal.invalid("to", "work.no-target");
        }
        List<Chosen> chosen = asked.task() == null
                ? List.of()
                : asked.task().stream().map(WorkController::chosen).toList();
        return work.handOn(SignedIn.desk(supervisor), chosen, back ? "" : asked.to(), asked.reason());
    }

    private static Chosen chosen(String value) {
        int colon = value.indexOf(':');
        return colon < 0 ? new Chosen(value, "") : new Chosen(value.substring(0, colon), value.substring(colon + 1));
    }

    @PostMapping(ABSENCES)
    String note(@Valid AbsenceForm absence, BindingResult bound, Authentication supervisor, SentForm form) {
        String office = SignedIn.desk(supervisor);
        return form.answer(
                () -> {
                    BoundForm.check(bound, AbsenceForm.class);
                    absences.note(
                            office,
                            absence.officer(),
                            absence.substitute() == null ? "" : absence.substitute(),
                            absence.from(),
                            absence.until());
                    rounds.round(office);
                    return form.done("work.absence-noted", PATH);
                },
                () -> show(EVERYTHING, supervisor, form.model().addAttribute("absence", absence)));
    }

    @PostMapping(ABSENCES + "/{id}/end")
    String end(@PathVariable long id, Authentication supervisor, SentForm form) {
        return form.answer(
                () -> {
                    absences.end(SignedIn.desk(supervisor), id);
                    return form.done("work.absence-ended", PATH);
                },
                () -> show(EVERYTHING, supervisor, form.model()));
    }
}
