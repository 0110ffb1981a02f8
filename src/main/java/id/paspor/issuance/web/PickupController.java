package id.paspor.issuance.web;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.access.AccessLog;
import id.paspor.casefile.access.OfficeCases;
import id.paspor.casefile.photo.Photos;
import id.paspor.document.Evidence;
import id.paspor.engine.form.FormDefinition;
import id.paspor.engine.form.Forms;
import id.paspor.engine.form.Forms.OpenForm;
import id.paspor.identity.EngineSession;
import id.paspor.issuance.Passports;
import id.paspor.issuance.PickupMatch;
import id.paspor.issuance.Pickups;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import id.paspor.office.Offices;
import id.paspor.web.FormPage;
import id.paspor.web.FormPage.FieldView;
import id.paspor.web.SentForm;
import java.util.HashMap;
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

/**
 * Finding a passport at the counter and handing it over, with the same form as in Tasklist. Supervisors of the office look
 * on, and release what was held back after wrong pickup codes.
 */
@Controller
@OpenTo({Groups.COUNTER, Groups.SUPERVISOR})
@RequestMapping(PickupController.PAGE)
class PickupController {

    static final String PAGE = "/counter/pickup";
    private static final String CASE = "/{registrationNumber:[0-9]{16}}";
    private static final String STEP = "hand-over-passport";
    private static final String WHO = "collectedBy";
    private static final String MISPRINT = "misprint";
    private static final String WHAT_IS_WRONG = "misprintReason";

    /** No number that is looked for is as long. */
    private static final int LONGEST_TYPED = 40;

    private final Pickups pickups;
    private final Passports passports;
    private final Photos photos;
    private final Evidence evidence;
    private final OfficeCases officeCases;
    private final AccessLog accessLog;
    private final Forms forms;
    private final FormPage page;
    private final EngineSession engine;
    private final Offices offices;
    private final RateLimit codes;

    PickupController(
            Pickups pickups,
            Passports passports,
            Photos photos,
            Evidence evidence,
            OfficeCases officeCases,
            AccessLog accessLog,
            Forms forms,
            FormPage page,
            EngineSession engine,
            Offices offices,
            RateLimits limits) {
        this.pickups = pickups;
        this.passports = passports;
        this.photos = photos;
        this.evidence = evidence;
        this.officeCases = officeCases;
        this.accessLog = accessLog;
        this.forms = forms;
        this.page = page;
        this.engine = engine;
        this.offices = offices;
        this.codes = limits.named("pickup-codes-per-account");
    }

    @GetMapping
    String begin() {
        return "issuance/counter-pickup";
    }

    @PostMapping("/find")
    String find(@RequestParam(defaultValue = "") String number, Authentication officer, SentForm form) {
        return form.answer(
                () -> {
                    List<PickupMatch> matches = matches(number, officer);
                    if (matches.size() == 1) {
                        return "redirect:" + PAGE + "/" + matches.get(0).registrationNumber();
                    }
                    matches.forEach(match -> accessLog.record(match.registrationNumber(), AccessLog.PICKUP));
                    form.model().addAttribute("matches", matches);
                    return begin();
                },
                this::begin);
    }

    /** Codes that are found in vain are limited, because six digits can be guessed. */
    private List<PickupMatch> matches(String number, Authentication officer) {
        boolean code = Pickups.isCode(number);
        if (code) {
            codes.require(officer.getName());
        }
        List<PickupMatch> matches =
                number.length() > LONGEST_TYPED ? List.of() : pickups.find(SignedIn.desk(officer), number);
        if (matches.isEmpty()) {
            throw Refusal.notFound("pickup.unknown");
        }
        if (code) {
            codes.giveBack(officer.getName());
        }
        return matches;
    }

    @GetMapping(CASE)
    String show(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "self") String by,
            Authentication officer,
            Model model,
            Locale language) {
        CaseFile file = officeCases.get(registrationNumber, officer);
        accessLog.record(registrationNumber, AccessLog.PICKUP);
        return show(file, officer, Map.of(WHO, by), List.of(), model, language);
    }

    @PostMapping(CASE)
    String handOver(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam MultiValueMap<String, String> sent,
            Authentication officer,
            SentForm form) {
        CaseFile file = officeCases.get(registrationNumber, officer);
        Map<String, Object> answers = open(registrationNumber)
                .map(open -> FormPage.answers(List.copyOf(open.form().fields().values()), sent))
                .orElse(Map.of());
        return form.answer(
                () -> {
                    engine.asSignedIn(() -> {
                        forms.complete(registrationNumber, STEP, answers);
                        return null;
                    });
                    return form.done(
                            answers.containsKey(MISPRINT) ? "pickup.misprint-reported" : "pickup.done",
                            PAGE,
                            file.application().fullName(),
                            passports.of(registrationNumber).orElseThrow().number());
                },
                refusal -> show(file, officer, answers, refusal.problems(), form.model(), form.language()));
    }

    @PostMapping(CASE + "/release")
    @OpenTo(Groups.SUPERVISOR)
    String release(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String reason,
            Authentication officer,
            SentForm form) {
        CaseFile file = officeCases.get(registrationNumber, officer);
        form.model().addAttribute("reason", reason);
        return form.answer(
                () -> {
                    pickups.release(registrationNumber, reason);
                    return form.done("pickup.released", PAGE + "/" + registrationNumber);
                },
                () -> show(file, officer, Map.of(), List.of(), form.model(), form.language()));
    }

    private Optional<OpenForm> open(RegistrationNumber registrationNumber) {
        return engine.asSignedIn(() -> forms.taskForm(registrationNumber, STEP));
    }

    private String show(
            CaseFile file,
            Authentication officer,
            Map<String, Object> answers,
            List<Problem> problems,
            Model model,
            Locale language) {
        RegistrationNumber number = file.registrationNumber();
        Optional<OpenForm> open = open(number);
        List<String> desks = SignedIn.groups(officer);
        boolean heldBack = pickups.isHeldBack(number);
        model.addAttribute("file", file);
        model.addAttribute("office", offices.get(file.office()));
        model.addAttribute("passport", passports.of(number).orElse(null));
        model.addAttribute("hasPhoto", photos.exists(number));
        model.addAttribute("evidence", evidence.of(number, language));
        model.addAttribute("waiting", open.isPresent());
        model.addAttribute("heldBack", heldBack);
        model.addAttribute("mayRelease", heldBack && open.isPresent() && desks.contains(Groups.SUPERVISOR));
        if (open.isPresent() && !heldBack && desks.contains(Groups.COUNTER)) {
            addForm(open.get(), answers, problems, model, language);
        }
        return "issuance/counter-pickup-case";
    }

    private void addForm(
            OpenForm open, Map<String, Object> answers, List<Problem> problems, Model model, Locale language) {
        FormDefinition form = open.form();
        Map<String, Object> handOver = new HashMap<>(answers);
        handOver.remove(MISPRINT);
        handOver.putIfAbsent(WHO, "self");
        Set<String> hidden =
                new HashSet<>(forms.check(form, open.shown(), handOver).hidden());
        hidden.remove(WHAT_IS_WRONG);
        List<FieldView> fields = form.sections().stream()
                .flatMap(section -> page.section(section, handOver, hidden, problems, language).fields().stream())
                .toList();
        model.addAttribute("who", named(WHO, fields));
        model.addAttribute("wrong", named(WHAT_IS_WRONG, fields));
        model.addAttribute(
                "fields",
                fields.stream()
                        .filter(field -> !List.of(WHO, MISPRINT, WHAT_IS_WRONG).contains(field.key()))
                        .toList());
        model.addAttribute("problems", page.sentences(form, problems, language));
    }

    /** A field of the form, or {@code null}: earlier versions of it do not ask what is wrong. */
    private static FieldView named(String key, List<FieldView> fields) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
