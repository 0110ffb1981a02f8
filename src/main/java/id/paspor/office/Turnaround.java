package id.paspor.office;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an office promises to take from the payment until the passport can be collected.
 *
 * @param from fewest working days
 * @param to most working days, not below {@code from}
 */
public record Turnaround(
        @Min(0) @Max(90) @DefaultValue("5") int from,
        @Min(0) @Max(90) @DefaultValue("7") int to) {

    /** Whether the promise is not reversed. */
    @AssertTrue
    public boolean isInOrder() {
        return from <= to;
    }
}
