package id.paspor.engine.form;

import java.util.Objects;
import org.springframework.core.GenericTypeResolver;

/**
 * The program's side of one {@code .form} file.
 *
 * @param <A> what a valid answer is, as a record whose components are the keys of the form
 */
public interface Form<A extends Record> {

    /** The id of the form, which is the id of its start event or user task. */
    String id();

    /** The type of an answer, which the form's class names. */
    @SuppressWarnings("unchecked")
    default Class<A> answers() {
        return (Class<A>) Objects.requireNonNull(GenericTypeResolver.resolveTypeArgument(getClass(), Form.class));
    }
}
