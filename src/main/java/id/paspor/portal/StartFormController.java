package id.paspor.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application;
import id.paspor.casefile.ApplicationsUnderWay;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Nik;
import id.paspor.casefile.PassportLaw;
import id.paspor.casefile.Status;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.casefile.channel.Channel;
import id.paspor.casefile.draft.Draft;
import id.paspor.casefile.draft.Drafts;
import id.paspor.engine.form.FormDefinition;
import id.paspor.engine.form.FormDefinition.Field;
import id.paspor.engine.form.FormDefinition.Section;
import id.paspor.engine.form.Forms;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Language;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.FormPage;
import id.paspor.web.SentForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The start form in steps, one for each group of {@code application-submitted.form}. What is typed is saved with every
 * step, right or wrong; a step is looked over when its page is shown again, so that reloading, going back and a second
 * window do no harm.
 */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/new")
class StartFormController {

    private static final String LIST = "/applications";

    private final Forms forms;
    private final FormPage page;
    private final Drafts drafts;
    private final ApplicationsUnderWay underWay;
    private final OwnApplications own;
    private final CaseFiles cases;
    private final PassportLaw law;
    private final Submission submission;
    private final EarlierApplication earlier;
    private final ObjectMapper json;

    StartFormController(
            Forms forms,
            FormPage page,
            Drafts drafts,
            ApplicationsUnderWay underWay,
            OwnApplications own,
            CaseFiles cases,
            PassportLaw law,
            Submission submission,
            EarlierApplication earlier,
            ObjectMapper json) {
        this.forms = forms;
        this.page = page;
        this.drafts = drafts;
        this.underWay = underWay;
        this.own = own;
        this.cases = cases;
        this.law = law;
        this.submission = submission;
        this.earlier = earlier;
        this.json = json;
    }

    /** A step in the list of steps. */
    record Step(String id, String title, boolean current, boolean complete) {}

    /** One line of the check page. */
    record Line(String key, String label, String value, String problem) {}

    /** One part of the check page. */
    record Part(String id, String title, List<Line> lines) {}

    @GetMapping
    String begin(Authentication applicant, Model model, Locale language) {
        List<Draft> open = drafts.of(applicant.getName());
        model.addAttribute("drafts", open.stream().map(DraftView::of).toList());
        model.addAttribute("mayBegin", open.size() < Drafts.MOST);
        model.addAttribute("placesLeft", underWay.placesLeft(applicant.getName()));
        FormDefinition form = form();
        Section first = form.sections().get(0);
        return step(null, form, first, Map.of(), look(form, Map.of()), List.of(), model, language);
    }

    @PostMapping
    String begin(@RequestParam MultiValueMap<String, String> sent, Authentication applicant, SentForm began) {
        FormDefinition form = form();
        Section first = form.sections().get(0);
        Map<String, Object> answers = new LinkedHashMap<>(FormPage.answers(first.fields(), sent));
        answers.put("language", Language.of(began.language()).code());
        answers.put("channel", Channel.EMAIL.code());
        return began.answer(
                () -> {
                    String draft = drafts.begin(applicant.getName(), answers);
                    return onward(applicant.getName(), draft, form, first, sent);
                },
                LIST);
    }

    /** Begins with the answers of an earlier application of the same account. */
    @PostMapping("/from/{registrationNumber}")
    String beginFrom(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, SentForm began) {
        CaseFile file = own.get(registrationNumber, applicant);
        return beginWith(earlier.answers(file), applicant, began);
    }

    /** Begins for one more person at the address of an application of the same account. */
    @PostMapping("/beside/{registrationNumber}")
    String beginBeside(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam EarlierApplication.Relation relation,
            Authentication applicant,
            SentForm began) {
        CaseFile file = own.get(registrationNumber, applicant);
        return beginWith(earlier.ofSameAddress(file, relation), applicant, began);
    }

    private String beginWith(Map<String, Object> answers, Authentication applicant, SentForm began) {
        return began.answer(
                () -> redirect(
                        drafts.begin(applicant.getName(), answers),
                        form().sections().get(0).id()),
                LIST);
    }

    @GetMapping("/{draft}/{section}")
    String show(
            @PathVariable String draft,
            @PathVariable String section,
            @RequestParam(required = false) String check,
            @RequestParam(required = false) String change,
            Authentication applicant,
            Model model,
            Locale language) {
        Draft found = drafts.get(applicant.getName(), draft);
        if (found.sent()) {
            return "redirect:" + LIST + "/" + found.registrationNumber();
        }
        FormDefinition form = form();
        Forms.Check looked = look(form, found.answers());
        List<Problem> problems = check == null ? List.of() : problems(form, found.answers(), looked);
        model.addAttribute("saves", found.saves(section));
        model.addAttribute("change", change != null);
        return step(draft, form, section(form, section), found.answers(), looked, problems, model, language);
    }

    @PostMapping("/{draft}/{section}")
    String save(
            @PathVariable String draft,
            @PathVariable String section,
            @RequestParam MultiValueMap<String, String> sent,
            Authentication applicant) {
        FormDefinition form = form();
        Section asked = section(form, section);
        Map<String, Object> answers = FormPage.answers(asked.fields(), sent);
        drafts.save(applicant.getName(), draft, asked.id(), keys(asked), answers);
        return onward(applicant.getName(), draft, form, asked, sent);
    }

    /**
     * Saves while somebody is still typing, asked for by the page's script.
     *
     * @param typing how often the step had been saved when its page was shown
     * @return 204, or 409 when the step was saved meanwhile
     */
    @PostMapping(path = "/{draft}/{section}", params = "typing")
    ResponseEntity<Void> saveMeanwhile(
            @PathVariable String draft,
            @PathVariable String section,
            @RequestParam int typing,
            @RequestParam MultiValueMap<String, String> sent,
            Authentication applicant) {
        Section asked = section(form(), section);
        Map<String, Object> answers = FormPage.answers(asked.fields(), sent);
        boolean saved = drafts.saveMeanwhile(applicant.getName(), draft, asked.id(), typing, keys(asked), answers);
        return ResponseEntity.status(saved ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT)
                .build();
    }

    @GetMapping("/{draft}/check")
    String check(@PathVariable String draft, Authentication applicant, Model model, Locale language) {
        Draft found = drafts.get(applicant.getName(), draft);
        if (found.sent()) {
            return "redirect:" + LIST + "/" + found.registrationNumber();
        }
        FormDefinition form = form();
        Forms.Check looked = look(form, found.answers());
        return check(found, form, looked, problems(form, found.answers(), looked), model, language);
    }

    @PostMapping("/{draft}/check")
    String send(@PathVariable String draft, Authentication applicant, SentForm checked) {
        Draft found = drafts.get(applicant.getName(), draft);
        if (found.sent()) {
            return "redirect:" + LIST + "/" + found.registrationNumber();
        }
        Map<String, Object> answers = new LinkedHashMap<>(found.answers());
        FormDefinition form = form();
        answers.keySet().retainAll(form.fields().keySet());
        answers.keySet().removeAll(look(form, answers).hidden());
        return checked.answer(
                () -> {
                    RegistrationNumber registrationNumber = submission.send(applicant.getName(), draft, answers);
                    checked.hand("registered", cases.get(registrationNumber).status() != Status.REFERRED_TO_OFFICE);
                    return "redirect:" + LIST + "/" + registrationNumber;
                },
                refusal -> {
                    Draft now = drafts.get(applicant.getName(), draft);
                    if (now.sent()) {
                        return "redirect:" + LIST + "/" + now.registrationNumber();
                    }
                    Forms.Check looked = look(form, now.answers());
                    List<Problem> problems = withForeseen(refusal.problems(), form, now.answers(), looked);
                    return check(now, form, looked, problems, checked.model(), checked.language());
                });
    }

    @PostMapping("/{draft}/discard")
    String discard(@PathVariable String draft, Authentication applicant, SentForm button) {
        drafts.discard(applicant.getName(), draft);
        return button.done("draft.discarded", LIST);
    }

    private String onward(
            String account, String draft, FormDefinition form, Section asked, MultiValueMap<String, String> sent) {
        if (sent.containsKey("later")) {
            return "redirect:" + LIST;
        }
        Map<String, Object> answers = drafts.get(account, draft).answers();
        Forms.Check looked = look(form, answers);
        List<Problem> problems = problems(form, answers, looked);
        boolean change = sent.containsKey("change");
        if (problems.stream().anyMatch(problem -> keys(asked).contains(problem.field()))) {
            return redirect(draft, asked.id()) + (change ? "?change&check" : "?check");
        }
        if (change) {
            return redirect(draft, "check");
        }
        List<Section> shown = shown(form, looked.hidden());
        Optional<Section> contradicted = contradicted(shown.subList(0, shown.indexOf(asked)), problems, looked);
        if (contradicted.isPresent()) {
            return redirect(draft, contradicted.get().id()) + "?check";
        }
        int next = shown.indexOf(asked) + 1;
        return redirect(draft, next < shown.size() ? shown.get(next).id() : "check");
    }

    /** The first of some steps with a well-formed answer that a later one has made impossible. */
    private static Optional<Section> contradicted(List<Section> steps, List<Problem> problems, Forms.Check check) {
        Set<String> wrong = fields(problems);
        wrong.removeAll(wrong(check));
        return steps.stream()
                .filter(step -> keys(step).stream().anyMatch(wrong::contains))
                .findFirst();
    }

    private String step(
            String draft,
            FormDefinition form,
            Section section,
            Map<String, Object> answers,
            Forms.Check check,
            List<Problem> problems,
            Model model,
            Locale language) {
        Set<String> keys = keys(section);
        List<Problem> here = problems.stream()
                .filter(problem -> keys.contains(problem.field()))
                .toList();
        model.addAttribute("draft", draft);
        model.addAttribute("steps", steps(form, section, check, language));
        model.addAttribute("section", page.section(section, answers, check.hidden(), here, language));
        model.addAttribute("problems", page.sentences(form, here, language));
        Map<String, String> notices = notices(form, answers, check);
        notices.keySet().retainAll(keys);
        model.addAttribute("notices", notices.values());
        return "portal/start-form";
    }

    private String check(
            Draft draft, FormDefinition form, Forms.Check check, List<Problem> problems, Model model, Locale language) {
        Map<String, String> sentences = page.sentences(form, problems, language);
        List<Part> parts = new ArrayList<>();
        Map<String, String> links = new LinkedHashMap<>();
        for (Section section : shown(form, check.hidden())) {
            List<Line> lines = section.fields().stream()
                    .filter(field -> !check.hidden().contains(field.key()))
                    .map(field -> line(form, field, draft.answers(), sentences, language))
                    .toList();
            parts.add(new Part(section.id(), Texts.side(language, section.label()), lines));
            keys(section).forEach(key -> links.put(key, section.id()));
        }
        model.addAttribute("draft", draft.id());
        model.addAttribute("steps", steps(form, null, check, language));
        model.addAttribute("parts", parts);
        model.addAttribute("sentences", sentences);
        model.addAttribute("links", links);
        model.addAttribute("notices", notices(form, draft.answers(), check).values());
        return "portal/check-answers";
    }

    private Line line(
            FormDefinition form,
            Field field,
            Map<String, Object> answers,
            Map<String, String> sentences,
            Locale language) {
        Object answer = answers.get(field.key());
        return new Line(
                field.key(),
                Texts.side(language, field.label()),
                answer == null ? "" : page.written(form, field.key(), answer, language),
                sentences.get(field.key()));
    }

    private List<Step> steps(FormDefinition form, Section current, Forms.Check check, Locale language) {
        Set<String> wrong = wrong(check);
        return shown(form, check.hidden()).stream()
                .map(section -> new Step(
                        section.id(),
                        Texts.side(language, section.label()),
                        section.equals(current),
                        keys(section).stream().noneMatch(wrong::contains)))
                .toList();
    }

    /** What the form says is wrong, and of answers that are well-formed what is wrong or what they would end in. */
    private List<Problem> problems(FormDefinition form, Map<String, Object> answers, Forms.Check check) {
        return withForeseen(check.problems(), form, answers, check);
    }

    /** Some problems, and of the fields that have none what their answers would end in. */
    private List<Problem> withForeseen(
            List<Problem> said, FormDefinition form, Map<String, Object> answers, Forms.Check check) {
        List<Problem> problems = new ArrayList<>(said);
        Set<String> wrong = fields(said);
        cases.foreseen(wellFormed(form, answers, check)).stream()
                .filter(problem -> !wrong.contains(problem.field()))
                .forEach(problems::add);
        return problems;
    }

    /** What the form makes of answers; beside what it hides itself, what nobody asks of this applicant is not shown. */
    private Forms.Check look(FormDefinition form, Map<String, Object> answers) {
        Forms.Check check = forms.check(form, answers);
        Set<String> hidden = new HashSet<>(check.hidden());
        hidden.addAll(cases.needless(wellFormed(form, answers, check)));
        form.fields().values().stream()
                .filter(Field::leavesNoChoice)
                .map(Field::key)
                .forEach(hidden::add);
        return new Forms.Check(
                hidden,
                check.problems().stream()
                        .filter(problem -> !hidden.contains(problem.field()))
                        .toList());
    }

    /** What the applicant should know about answers that are taken, as the key of its text, by the key of the answer. */
    private Map<String, String> notices(FormDefinition form, Map<String, Object> answers, Forms.Check check) {
        Application application = wellFormed(form, answers, check);
        Map<String, String> notices = new LinkedHashMap<>();
        Nik nik = application.nik();
        if (nik != null && application.dateOfBirth() != null && !nik.agreesWith(application.dateOfBirth())) {
            notices.put("dateOfBirth", "draft.nik-birth-date");
        }
        if (nik != null && application.sex() != null && !nik.agreesWith(application.sex())) {
            notices.put("sex", "draft.nik-sex");
        }
        law.endorsement(application).ifPresent(which -> notices.put("purpose", "endorsement." + which));
        return notices;
    }

    private Application wellFormed(FormDefinition form, Map<String, Object> answers, Forms.Check check) {
        Map<String, Object> wellFormed = new LinkedHashMap<>(answers);
        wellFormed.keySet().retainAll(form.fields().keySet());
        wellFormed.keySet().removeAll(wrong(check));
        wellFormed.keySet().removeAll(check.hidden());
        return json.convertValue(wellFormed, Application.class);
    }

    private static Set<String> wrong(Forms.Check check) {
        return fields(check.problems());
    }

    private static Set<String> fields(List<Problem> problems) {
        return problems.stream().map(Problem::field).collect(Collectors.toSet());
    }

    private static List<Section> shown(FormDefinition form, Set<String> hidden) {
        return form.sections().stream()
                .filter(section -> section.fields().isEmpty()
                        || section.fields().stream().anyMatch(field -> !hidden.contains(field.key())))
                .toList();
    }

    private FormDefinition form() {
        return forms.startForm(Application.PROCESS);
    }

    private static Section section(FormDefinition form, String id) {
        return form.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("draft.unknown"));
    }

    private static Set<String> keys(Section section) {
        return section.fields().stream().map(Field::key).collect(Collectors.toSet());
    }

    private static String redirect(String draft, String step) {
        return "redirect:/applications/new/" + draft + "/" + step;
    }
}
