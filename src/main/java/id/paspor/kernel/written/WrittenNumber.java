package id.paspor.kernel.written;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and codes as people write them: in groups, copied out of messages, in small letters. */
public final class WrittenNumber {

    /** What parts the groups of a number, once it is plain; dashes and spaces of other kinds are plain ones by then. */
    private static final Pattern BETWEEN = Pattern.compile("[ \\r\\n.-]+");

    private static final Pattern AROUND_AREA_CODES = Pattern.compile("[()/]+");

    /** Indonesia's code and, as some write it, the 0 that is only dialled within the country. */
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)?62(?=0?8)0?");

    private WrittenNumber() {}

    /** Its letters, in capitals, and digits; what else is written stays, so that it is found wrong. */
    public static String compact(String written) {
        return without(BETWEEN, WrittenText.line(written).toUpperCase(Locale.ROOT));
    }

    /** A number of a mobile phone without what is written between its digits; one of Indonesia's begins with 08 or +62. */
    public static String phone(String written) {
        String digits = without(AROUND_AREA_CODES, compact(written));
        return COUNTRY.matcher(digits).replaceFirst("+62");
    }

    /** What comes together again may be one sign. */
    private static String without(Pattern between, String plain) {
        return WrittenText.line(between.matcher(plain).replaceAll(""));
    }

    /** A long number as people read it off a screen: in groups of four. */
    public static String grouped(String number) {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
