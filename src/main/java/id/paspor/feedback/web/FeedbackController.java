package id.paspor.feedback.web;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.access.OwnApplications;
import id.paspor.feedback.Feedback;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.access.OpenTo;
import id.paspor.web.SentForm;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks the applicant two questions after pickup. */
@Controller
@OpenTo(Groups.APPLICANT)
@RequestMapping("/applications/{registrationNumber}/feedback")
class FeedbackController {

    private final OwnApplications own;
    private final Feedback feedback;

    FeedbackController(OwnApplications own, Feedback feedback) {
        this.own = own;
        this.feedback = feedback;
    }

    @GetMapping
    String ask(@PathVariable RegistrationNumber registrationNumber, Authentication applicant, Model model) {
        CaseFile file = own.get(registrationNumber, applicant);
        return feedback.isAsked(file) ? page(file, model) : redirect(file);
    }

    private static String page(CaseFile file, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("longest", Feedback.LONGEST);
        return "feedback/questions";
    }

    @PostMapping
    String answer(
            @PathVariable RegistrationNumber registrationNumber,
            @RequestParam(defaultValue = "") String satisfaction,
            @RequestParam(defaultValue = "") String words,
            Authentication applicant,
            SentForm form) {
        CaseFile file = own.get(registrationNumber, applicant);
        Integer chosen = satisfaction.matches("[1-5]") ? Integer.valueOf(satisfaction) : null;
        return form.answer(
                () -> {
                    feedback.answer(registrationNumber, chosen, words);
                    return form.done("feedback.thanks", page(file));
                },
                refusal -> {
                    if (refusal.kind() == Refusal.Kind.CONFLICT) {
                        form.hand("refused", form.texts().in(form.language(), refusal));
                        return redirect(file);
                    }
                    form.model().addAttribute("values", Map.of("satisfaction", satisfaction, "words", words));
                    return form.refuse(refusal, () -> page(file, form.model()));
                });
    }

    private static String redirect(CaseFile file) {
        return "redirect:" + page(file);
    }

    private static String page(CaseFile file) {
        return "/applications/" + file.registrationNumber();
    }
}
