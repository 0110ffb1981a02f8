package id.paspor.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import id.paspor.kernel.written.WrittenNumber;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/**
 * The number of a case: 16 digits, the last a Verhoeff check digit, which catches every single wrong digit and every
 * swap of neighbours; the rest is random, so that a number cannot be guessed from another.
 *
 * @param digits 16 of them; whether the last one fits is another question, {@link #isPossible}
 */
public record RegistrationNumber(@JsonValue String digits)
        implements GroupedNumber, Comparable<RegistrationNumber>, Serializable {

    private static final Pattern FORM = Pattern.compile("[0-9]{16}");

    /** @throws IllegalArgumentException when it has not the form of one */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RegistrationNumber {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("no registration number");
        }
    }

    /** How columns keep it. */
    public static class Column extends NumberColumn<RegistrationNumber> {

        /** Made by Hibernate. */
        public Column() {
            super(RegistrationNumber.class, RegistrationNumber::new, RegistrationNumber::digits);
        }
    }

    /** A new one. */
    public static RegistrationNumber next() {
        String first15 = Long.toString(RandomTokens.number(100_000_000_000_000L, 1_000_000_000_000_000L));
        try {
            return new RegistrationNumber(first15 + VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.calculate(first15));
        } catch (CheckDigitException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What has the form of a registration number, to the letter, as addresses and programs name cases. */
    public static Optional<RegistrationNumber> of(String text) {
        return Optional.of(text).filter(FORM.asMatchPredicate()).map(RegistrationNumber::new);
    }

    /** The registration number that somebody wrote, if it could be one. */
    public static Optional<RegistrationNumber> read(String written) {
        return of(WrittenNumber.compact(written)).filter(RegistrationNumber::isPossible);
    }

    /** Some as texts, for statements that take many at once. */
    public static String[] texts(Collection<RegistrationNumber> numbers) {
        return numbers.stream().map(RegistrationNumber::digits).toArray(String[]::new);
    }

    /** Whether the check digit is the right one. */
    public boolean isPossible() {
        return VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(digits);
    }

    @Override
    public int compareTo(RegistrationNumber other) {
        return digits.compareTo(other.digits);
    }

    /** The digits, which is how it stands in texts, addresses and the engine. */
    @Override
    public String toString() {
        return digits;
    }
}
