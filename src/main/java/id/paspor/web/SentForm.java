package id.paspor.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.core.MethodParameter;
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
        HttpServletRequest request,
        HttpServletResponse response,
        Model model,
        Locale language,
        Refused refused,
        Texts texts) {

    /**
     * Does what is asked for.
     *
     * @param deed does it and gives the page that comes next, unless it is refused
     * @param again shows the form's page
     */
    public String answer(Supplier<String> deed, Supplier<String> again) {
        try {
            return deed.get();
        } catch (Refusal refusal) {
            return refuse(refusal, again);
        }
    }

    /** Shows the form's page again, which says what is wrong. */
    public String refuse(Refusal refusal, Supplier<String> again) {
        refused.show(refusal, model, response, language);
        return again.get();
    }

    /**
     * Does what a button asks for, and has the page that comes next say that it is done, or why it is not.
     *
     * @param done the key of the sentence that says that it is done
     * @return whether it is done, and not refused
     */
    public boolean attempt(String done, Runnable deed) {
        try {
            deed.run();
            hand("done", texts.in(language, done));
            return true;
        } catch (Refusal refusal) {
            hand("refused", texts.in(language, refusal));
            return false;
        }
    }

    /**
     * Has the page that comes next say that it is done.
     *
     * @param sentence its key
     */
    public String done(String sentence, String next) {
        hand("done", texts.in(language, sentence));
        return "redirect:" + next;
    }

    /** Hands something to the page that comes next. */
    public void hand(String name, Object value) {
        RequestContextUtils.getOutputFlashMap(request).put(name, value);
    }

    /** Gives handlers the form that was sent. */
    @Component
    static class Resolver implements HandlerMethodArgumentResolver {

        private final Refused refused;
        private final Texts texts;

        Resolver(Refused refused, Texts texts) {
            this.refused = refused;
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
                    refused,
                    texts);
        }
    }
}
