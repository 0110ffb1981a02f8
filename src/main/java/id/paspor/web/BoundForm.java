package id.paspor.web;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import jakarta.validation.ConstraintViolation;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.TypeMismatchException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * A form that Spring bound to a record. What could not be read and what breaks a constraint of Bean Validation is refused
 * like whatever else is refused, so that {@link SentForm} says all of it at its fields.
 */
public final class BoundForm {

    private BoundForm() {}

    /**
     * Ends the reading. The message of a constraint may be the code of a refusal.
     *
     * @param form whose components are the fields, in the order of the page
     * @throws Refusal naming every field that is wrong
     */
    public static void check(BindingResult bound, Class<? extends Record> form) {
        if (bound.hasErrors()) {
            List<String> order = Arrays.stream(form.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            throw Refusal.invalid(bound.getFieldErrors().stream()
                    .sorted(Comparator.comparingInt(error -> order.indexOf(error.getField())))
                    .map(BoundForm::problem)
                    .toList());
        }
    }

    private static Problem problem(FieldError error) {
        return error.isBindingFailure()
                ? new Problem(error.getField(), unreadable(error.unwrap(TypeMismatchException.class)))
                : broken(error.getField(), error.unwrap(ConstraintViolation.class));
    }

    private static String unreadable(TypeMismatchException mismatch) {
        Class<?> wanted = mismatch.getRequiredType();
        if (wanted == LocalDate.class) {
            return "form.date";
        }
        if (wanted == LocalTime.class) {
            return "form.time";
        }
        return wanted != null && Number.class.isAssignableFrom(wanted) ? "form.number" : "form.option";
    }

    private static Problem broken(String field, ConstraintViolation<?> violation) {
        Map<String, Object> limits = violation.getConstraintDescriptor().getAttributes();
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotEmpty", "NotBlank" -> new Problem(field, "form.required");
            case "Range" -> new Problem(field, "form.range", limits.get("min"), limits.get("max"));
            case "Size" -> length(field, String.valueOf(violation.getInvalidValue()), limits);
            default -> new Problem(field, violation.getMessageTemplate());
        };
    }

    private static Problem length(String field, String text, Map<String, Object> limits) {
        int least = (int) limits.get("min");
        return text.length() < least
                ? new Problem(field, "form.too-short", least)
                : new Problem(field, "form.too-long", limits.get("max"));
    }
}
