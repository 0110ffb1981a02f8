package id.paspor.supervision.web;

import id.paspor.engine.DeskTasks.DeskTask;
import id.paspor.engine.Fault;
import id.paspor.engine.ModelWords;
import id.paspor.engine.StuckJobs.StuckJob;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.mend.StuckSteps;
import id.paspor.web.SentForm;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is stuck at a supervisor's office, why, what to do about it, and trying it again. */
@Controller
@OpenTo(Groups.SUPERVISOR)
class StuckController {

    private static final String PATH = "/supervision/stuck";

    private final StuckSteps steps;
    private final Offices offices;
    private final Words words;

    StuckController(StuckSteps steps, Offices offices, ModelWords labels, Texts texts) {
        this.steps = steps;
        this.offices = offices;
        this.words = new Words(labels, texts);
    }

    @GetMapping(PATH)
    String show(Authentication supervisor, Model model) {
        Office office = offices.get(SignedIn.desk(supervisor));
        model.addAttribute("office", office);
        model.addAttribute("words", words);
        model.addAttribute("stuck", steps.of(office.code()));
        model.addAttribute("lately", steps.lately(office.code()));
        return "supervision/stuck";
    }

    /**
     * Tries steps again, and shows what became of each.
     *
     * @param job the chosen ones
     * @param all instead of them, all that are listed
     */
    @PostMapping(PATH)
    String retry(
            @RequestParam(defaultValue = "") List<String> job,
            @RequestParam(defaultValue = "false") boolean all,
            Authentication supervisor,
            SentForm form) {
        String office = SignedIn.desk(supervisor);
        return form.answer(
                () -> {
                    List<String> chosen =
                            all ? steps.of(office).stream().map(StuckJob::job).toList() : job;
                    return show(supervisor, form.model().addAttribute("report", steps.retry(office, chosen)));
                },
                () -> show(supervisor, form.model()));
    }

    /** What steps and faults are called. */
    public record Words(ModelWords labels, Texts texts) {

        /** The name of a step. */
        public String step(Locale language, String label) {
            return label == null ? texts.in(language, "stuck.step.other") : labels.in(language, label);
        }

        /** What it is about: a registration number in groups, anything else as it is, a dash where it is about nothing. */
        public String subject(String subject) {
            return subject == null
                    ? "–"
                    : RegistrationNumber.of(subject)
                            .map(RegistrationNumber::grouped)
                            .orElse(subject);
        }

        /** Which one of those that have the same name: its case, and what it is about besides; a dash for neither. */
        public String which(Locale language, DeskTask task) {
            String which = subject(task == null ? null : task.subject());
            boolean more = task != null && task.registrationNumber() != null && task.about() != null;
            return Texts.writtenIn(language, more ? which + ", " + task.about() : which);
        }

        /** Why it failed; what the program's own rule says, if that is a sentence without details. */
        public String cause(Locale language, Fault fault) {
            String sentence = texts.in(language, "stuck.cause." + fault.kind().code());
            String rule = "refusal." + fault.refusal();
            if (fault.refusal() == null || !texts.has(rule)) {
                return sentence;
            }
            String said = texts.in(language, rule);
            return said.contains("{") ? sentence : sentence + " " + said;
        }
    }
}
