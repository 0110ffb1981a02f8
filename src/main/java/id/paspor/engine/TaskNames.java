package id.paspor.engine;

import id.paspor.kernel.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The names of tasks, which the engine keeps in Indonesian, in the language of whoever reads them. */
@Component
public class TaskNames {

    private final ModelWords words;

    TaskNames(ModelWords words) {
        this.words = words;
    }

    /**
     * A name in one language: what is to be done and when; whom it is for stays as it is.
     *
     * @param task the id of the task in its process
     * @param name as it was given when the task was created; one that was given otherwise stays
     */
    public String in(Locale language, String task, String name) {
        String english = words.labelOf(task);
        if (english == null || name == null) {
            return name;
        }
        String indonesian = words.in(Texts.INDONESIAN, english);
        return name.startsWith(indonesian)
                ? words.in(language, english) + Texts.momentsIn(language, name.substring(indonesian.length()))
                : name;
    }
}
