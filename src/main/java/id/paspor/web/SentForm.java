package id.paspor.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A form that somebody sent, and what it is answered: the page that comes next, or the form again, which says what is wrong.
 * Handlers take it as a parameter.
 *
 * @param model what the form's page shows, when it is shown again
 * @param language of whoever sent it
 */
public record SentForm(
        HttpServletRequest request, HttpServletResponse response, Model model, Locale language, Texts texts) {

    /**
     * Does what is asked for.
     *
     * @param deed does it and gives the page that comes next, unless it is refused
     * @param again shows the form's page
     */
    public String answer(Supplier<String> deed, Supplier<String> again) {
        return answer(deed, (Refusal refusal) -> refuse(refusal, again));
    }

    /**
     * Does what is asked for.
     *
     * @param again shows the form's page, and says on it what is wrong
     */
    public String answer(Supplier<String> deed, Function<Refusal, String> again) {
        try {
            return deed.get();
        } catch (Refusal refusal) {
            say(refusal, response);
            return again.apply(refusal);
        }
    }

    /**
     * Does what is asked for.
     *
     * @param otherwise the address of the page that says why it is refused
     */
    public String answer(Supplier<String> deed, String otherwise) {
        try {
            return deed.get();
        } catch (Refusal refusal) {
            hand("refused", texts.in(language, refusal));
            return "redirect:" + otherwise;
        }
    }

    /** Tells programs that it is refused, and when it may come again. */
    static void say(Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.kind().status());
        if (refusal.retryAfter() != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
        }
    }

    /**
     * Shows the form's page again with what was typed, which says at each field what is wrong with it, and above the form what
     * concerns the whole.
     */
    public String refuse(Refusal refusal, Supplier<String> again) {
        say(refusal, response);
        if (!model.containsAttribute("values")) {
            model.addAttribute("values", typed(UnaryOperator.identity()));
        }
        Map<String, String> problems = new LinkedHashMap<>();
        for (Problem problem : refusal.problems()) {
            String sentence = texts.in(language, problem);
            if (problem.field() == null) {
                model.addAttribute("refused", sentence);
            } else {
                problems.putIfAbsent(problem.field(), sentence);
            }
        }
        model.addAttribute("problems", problems);
        return again.get();
    }

    /**
     * Where the refused form is one of several on its page: what is wrong and what was typed are told by the ids of its fields.
     *
     * @param id of a field, by its name
     */
    public void ofOneForm(UnaryOperator<String> id) {
        Map<String, Object> problems = new LinkedHashMap<>();
        ((Map<?, ?>) model.getAttribute("problems"))
                .forEach((field, sentence) -> problems.put(id.apply((String) field), sentence));
        model.addAttribute("problems", problems).addAttribute("values", typed(id));
    }

    private Map<String, String> typed(UnaryOperator<String> id) {
        Map<String, String> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((field, typed) -> values.put(id.apply(field), typed[0]));
        return values;
    }

    /**
     * Does what a button asks for, and has the page that comes next say that it is done, or why it is not.
     *
     * @param done the key of the sentence that says that it is done
     * @return whether it is done, and not refused
     */
    public boolean attempt(String done, Runnable deed) {
        return attempt(done, deed, refusal -> hand("refused", texts.in(language, refusal)));
    }

    /**
     * Does what a button asks for, and has the page that comes next say that it is done.
     *
     * @param done the key of the sentence that says that it is done
     * @param refused hands to that page why it is not
     * @return whether it is done, and not refused
     */
    public boolean attempt(String done, Runnable deed, Consumer<Refusal> refused) {
        try {
            deed.run();
            hand("done", texts.in(language, done));
            return true;
        } catch (Refusal refusal) {
            refused.accept(refusal);
            return false;
        }
    }

    /**
     * Has the page that comes next say that it is done.
     *
     * @param sentence its key
     * @param next its address
     * @param arguments of the sentence
     */
    public String done(String sentence, String next, Object... arguments) {
        hand("done", texts.in(language, sentence, arguments));
        return "redirect:" + next;
    }

    /** Hands something to the page that comes next. */
    public void hand(String name, Object value) {
        RequestContextUtils.getOutputFlashMap(request).put(name, value);
    }

    /**
     * Hands back what was typed into a form that is one of several on the next page, and why it is refused.
     *
     * @param typed by the names of the fields
     * @param id of a field, by its name; {@code null} for what the form does not ask, which is said above the page, with its name
     */
    public void handBack(Map<String, String> typed, UnaryOperator<String> id, Refusal refusal) {
        Map<String, String> problems = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Problem problem : refusal.problems()) {
            String field = problem.field() == null ? null : id.apply(problem.field());
            if (field == null) {
                others.add(texts.named(language, refusal, problem));
            } else {
                problems.putIfAbsent(field, texts.named(language, refusal, problem));
            }
        }
        if (!others.isEmpty()) {
            hand("refused", String.join(" ", others));
        }
        hand("problems", problems);
        hand(
                "values",
                typed.entrySet().stream()
                        .collect(Collectors.toMap(field -> id.apply(field.getKey()), Map.Entry::getValue)));
    }

    /** Hands back what was typed into the one field of a form, and why it is refused, at the field where that is wrong. */
    public void handBack(String field, String typed, Refusal refusal) {
        handBack(Map.of(field, typed), name -> field, refusal);
    }

    /** Gives handlers the form that was sent. */
    @Component
    static class Resolver implements HandlerMethodArgumentResolver {

        private final Texts texts;

        Resolver(Texts texts) {
            this.texts = texts;
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == SentForm.class;
        }

        @Override
        public SentForm resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest web,
                WebDataBinderFactory binders) {
            HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
            return new SentForm(
                    request,
                    web.getNativeResponse(HttpServletResponse.class),
                    (Model) container.getModel(),
                    RequestContextUtils.getLocale(request),
                    texts);
        }
    }
}
