package id.paspor.engine;

import id.paspor.kernel.Texts;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.springframework.stereotype.Component;

/** The names of tasks, which the engine keeps in Indonesian, in the language of whoever reads them. */
@Component
public class TaskNames {

    /** What stands between what is to be done, what it is about, and whom it is for. */
    public static final String BETWEEN = " · ";

    private final ModelWords words;

    TaskNames(ModelWords words) {
        this.words = words;
    }

    /**
     * A name in one language: what is to be done and when; of what it is about and whom it is for, moments and amounts.
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
                ? words.in(language, english) + Texts.writtenIn(language, name.substring(indonesian.length()))
                : name;
    }

    /** What is to be done, of a name that may also say what it is about and whom it is for. */
    public static String withoutAbout(String name) {
        return StringUtils.substringBefore(name, BETWEEN);
    }

    /** What it is about and whom it is for, of such a name, as the engine keeps it; empty where it says neither. */
    static String about(String name) {
        return StringUtils.substringAfter(name, BETWEEN);
    }
}
