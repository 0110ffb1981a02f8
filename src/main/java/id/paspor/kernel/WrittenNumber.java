package id.paspor.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and codes as people write them: in groups, copied out of messages, in small letters. */
public final class WrittenNumber {

    /** Spaces, dashes and dots of every kind, and signs that nobody sees. */
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Pd}\\u2212.]+");

    private WrittenNumber() {}

    /** Its letters, in capitals, and digits; what else is written stays, so that it is found wrong. */
    public static String compact(String written) {
        return BETWEEN.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
