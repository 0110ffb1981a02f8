package id.paspor.kernel;

import id.paspor.kernel.written.WrittenNumber;
import java.util.Optional;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/**
 * Registration numbers: 16 digits, the last a Verhoeff check digit, which catches every single wrong digit and every
 * swap of neighbours; the rest is random, so that a number cannot be guessed from another.
 */
public final class RegistrationNumber {

    private RegistrationNumber() {}

    /** A new one. */
    public static String next() {
        long first15 = RandomTokens.number(100_000_000_000_000L, 1_000_000_000_000_000L);
        try {
            return first15 + VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.calculate(Long.toString(first15));
        } catch (CheckDigitException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A registration number as people read it: in groups of four. */
    public static String grouped(String number) {
        return WrittenNumber.grouped(number);
    }

    /** The registration number that somebody wrote, if it could be one. */
    public static Optional<String> read(String written) {
        return Optional.of(WrittenNumber.compact(written)).filter(RegistrationNumber::isValid);
    }

    /** Whether this could be a registration number: 16 digits with the right check digit. */
    public static boolean isValid(String number) {
        return number != null && number.matches("[0-9]{16}") && VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(number);
    }
}
