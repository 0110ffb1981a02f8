package id.paspor.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Does what a button asks for, and has the page that comes next say that it is done, or why it is not. */
@Component
public class Deeds {

    private final Texts texts;

    Deeds(Texts texts) {
        this.texts = texts;
    }

    /**
     * Does something for somebody.
     *
     * @param done the key of the sentence that says that it is done
     * @param after the page that comes next
     * @return whether it is done, and not refused
     */
    public boolean attempt(String done, RedirectAttributes after, Locale language, Runnable deed) {
        try {
            deed.run();
            after.addFlashAttribute("done", texts.in(language, done));
            return true;
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", texts.in(language, refusal));
            return false;
        }
    }
}
