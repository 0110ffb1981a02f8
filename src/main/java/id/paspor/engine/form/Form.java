package id.paspor.engine.form;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import java.util.Objects;
import org.springframework.core.GenericTypeResolver;

/**
 * The program's side of one {@code .form} file.
 *
 * @param <A> what a valid answer is, as a record whose components are the keys of the form
 */
public interface Form<A extends Record> {

    /** The id of the form, which is the id of its start event or user task, and which its class is named for. */
    default String id() {
        String name = getClass().getSimpleName();
        return KebabCaseStrategy.INSTANCE.translate(name.substring(0, name.length() - "Form".length()));
    }

    /** The type of an answer, which the form's class names. */
    @SuppressWarnings("unchecked")
    default Class<A> answers() {
        return (Class<A>) Objects.requireNonNull(GenericTypeResolver.resolveTypeArgument(getClass(), Form.class));
    }
}
