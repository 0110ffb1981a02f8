package id.paspor.office;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;

/**
 * A part of a day, office time.
 *
 * @param to after {@code from}
 */
public record Hours(@NotNull LocalTime from, @NotNull LocalTime to) {

    /** Whether it is not reversed. */
    @AssertTrue
    public boolean isInOrder() {
        return from == null || to == null || from.isBefore(to);
    }
}
