package id.paspor.portal;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.engine.form.FormDefinition;
import id.paspor.engine.form.Forms;
import id.paspor.engine.form.Forms.OpenForm;
import id.paspor.identity.EngineSession;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.FormPage;
import id.paspor.web.FormPage.SectionView;
import id.paspor.web.SentForm;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The applicant mends in place what an officer asked to correct, with the same form as in Tasklist. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}/correction")
class CorrectionController {

    private static final String STEP = "correct-application";

    private final OwnApplications own;
    private final CaseFiles cases;
    private final Forms forms;
    private final FormPage page;
    private final EngineSession engine;

    CorrectionController(OwnApplications own, CaseFiles cases, Forms forms, FormPage page, EngineSession engine) {
        this.own = own;
        this.cases = cases;
        this.forms = forms;
        this.page = page;
        this.engine = engine;
    }

    @GetMapping
    String show(
            @PathVariable RegistrationNumber registrationNumber,
            Authentication applicant,
            Model model,
            Locale language) {
        CaseFile file = own.get(registrationNumber, applicant);
        Optional<OpenForm> open = open(registrationNumber);
        if (open.isEmpty()) {
            return "redirect:/applications/" + registrationNumber;
        }
        return show(file, open.get(), open.get().shown(), List.of(), model, language);
    }

    @PostMapping
    String send(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam MultiValueMap<String, String> sent,
            Authentication applicant,
            SentForm form) {
        CaseFile file = own.get(registrationNumber, applicant);
        String next = "/applications/" + registrationNumber;
        Optional<OpenForm> open = open(registrationNumber);
        if (open.isEmpty()) {
            form.hand("refused", form.texts().in(form.language(), "refusal.task.finished"));
            return "redirect:" + next;
        }
        Map<String, Object> answers =
                FormPage.answers(List.copyOf(open.get().form().fields().values()), sent);
        return form.answer(
                () -> {
                    engine.asSignedIn(() -> {
                        forms.complete(registrationNumber, STEP, answers);
                        return null;
                    });
                    return form.done("correction.sent", next);
                },
                refusal -> show(file, open.get(), answers, refusal.problems(), form.model(), form.language()));
    }

    private Optional<OpenForm> open(RegistrationNumber registrationNumber) {
        return engine.asSignedIn(() -> forms.taskForm(registrationNumber, STEP));
    }

    private String show(
            CaseFile file,
            OpenForm open,
            Map<String, Object> answers,
            List<Problem> problems,
            Model model,
            Locale language) {
        FormDefinition form = open.form();
        Set<String> hidden = hidden(file, forms.check(form, open.shown(), answers), problems);
        List<SectionView> sections = form.sections().stream()
                .map(section -> page.section(section, answers, hidden, problems, language))
                .filter(section -> !section.fields().isEmpty())
                .toList();
        model.addAttribute("file", file);
        model.addAttribute("reason", open.shown().get("reason"));
        model.addAttribute("sections", sections);
        model.addAttribute("problems", page.sentences(form, problems, language));
        return "portal/correction";
    }

    /** What nobody asks of this applicant is not shown, unless a correction makes it necessary. */
    private Set<String> hidden(CaseFile file, Forms.Check check, List<Problem> problems) {
        Set<String> hidden = new HashSet<>(check.hidden());
        Set<String> needless = cases.needless(file.application());
        if (problems.stream().map(Problem::field).noneMatch(needless::contains)) {
            hidden.addAll(needless);
        }
        return hidden;
    }
}
