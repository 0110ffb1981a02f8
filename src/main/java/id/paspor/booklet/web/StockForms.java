package id.paspor.booklet.web;

import id.paspor.booklet.Disposals;
import id.paspor.booklet.count.InventoryCounts;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.office.Product;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.Range;

/** What the forms on the page of the stock ask for, field by field as there. */
final class StockForms {

    private static final String PLAIN = "\\P{Cc}*";
    private static final String CONTROL_CHARACTERS = "form.control-characters";
    private static final int LONGEST_LINE = 500;

    private StockForms() {}

    /** Why a booklet cannot be used. */
    enum Cause {
        DAMAGED,
        MISSING
    }

    /** @param missing numbers of booklets, with spaces, commas or semicolons between them */
    record Count(
            @NotNull Product product,

            @NotNull @Range(max = InventoryCounts.MOST_COUNTED)
            Integer counted,

            @Size(max = LONGEST_LINE) @Pattern(regexp = PLAIN, message = CONTROL_CHARACTERS)
            String missing) {

        List<String> numbers() {
            return Stream.of(Objects.requireNonNullElse(missing, "").split("[\\s,;]+"))
                    .map(WrittenNumber::compact)
                    .filter(number -> !number.isEmpty())
                    .toList();
        }
    }

    record Loss(
            @NotNull Cause cause,

            @NotEmpty @Size(max = LONGEST_LINE) String number,

            @NotEmpty @Size(max = Disposals.LONGEST_REASON) @Pattern(regexp = PLAIN, message = CONTROL_CHARACTERS)
            String reason) {

        Loss {
            number = number == null ? null : WrittenNumber.compact(number);
        }
    }

    record Destruction(
            List<String> numbers,

            @NotEmpty @Size(max = Disposals.LONGEST_REASON) @Pattern(regexp = PLAIN, message = CONTROL_CHARACTERS)
            String reason) {

        Destruction {
            numbers = numbers == null ? List.of() : List.copyOf(numbers);
        }
    }
}
