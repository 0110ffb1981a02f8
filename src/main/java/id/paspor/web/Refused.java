package id.paspor.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a refusal on the page of the form that it refuses. */
@Component
public class Refused {

    private final Texts texts;

    Refused(Texts texts) {
        this.texts = texts;
    }

    /** Says at each field what is wrong with it, and above the form what concerns the whole. */
    public void show(Refusal refusal, Model model, HttpServletResponse response, Locale language) {
        response.setStatus(refusal.kind().status());
        sayWhenAgain(refusal, response);
        Map<String, String> problems = new LinkedHashMap<>();
        for (Problem problem : refusal.problems()) {
            String sentence = texts.in(language, "refusal." + problem.code(), problem.arguments());
            if (problem.field() == null) {
                model.addAttribute("refused", sentence);
            } else {
                problems.putIfAbsent(problem.field(), sentence);
            }
        }
        model.addAttribute("problems", problems);
    }

    /** Tells programs when a refused request may come again. */
    public static void sayWhenAgain(Refusal refusal, HttpServletResponse response) {
        if (refusal.retryAfter() != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
        }
    }
}
