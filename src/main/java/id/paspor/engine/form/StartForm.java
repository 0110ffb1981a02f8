package id.paspor.engine.form;

import java.util.List;
import java.util.Map;

/** The form with which a process is started. Its answers are at hand to the first service task, see {@link Answers}. */
public interface StartForm<A extends Record> extends Form<A> {

    /** The code of the office that the new process belongs to, or {@code null} when it belongs to all of them. */
    String office(A answers);

    /** The options of its lists that depend on the installation: value and label, by {@code valuesKey}. */
    Map<String, List<Option>> options();

    /**
     * One option of a list.
     *
     * @param label in both languages
     */
    record Option(String value, String label) {}
}
