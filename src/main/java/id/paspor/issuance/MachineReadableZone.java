package id.paspor.issuance;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The machine readable zone of a passport (ICAO Doc 9303 part 4, format TD3): two lines of 44 characters of A-Z, 0-9, &lt;. */
final class MachineReadableZone {

    private static final String ISSUER = "IDN";
    private static final int NAME_LENGTH = 39;
    private static final int[] WEIGHTS = {7, 3, 1};
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");

    private MachineReadableZone() {}

    /**
     * Both lines, joined by a newline.
     *
     * @param name the full name; its last word is the primary identifier, as Indonesian passports print it
     * @param sex {@code F} or {@code M}
     */
    static String of(String name, String number, LocalDate birth, String sex, LocalDate expiry) {
        return line1(name) + "\n" + line2(number, birth, sex, expiry);
    }

    static String line1(String name) {
        return "P<" + ISSUER + filled(identifiers(name), NAME_LENGTH);
    }

    static String line2(String number, LocalDate birth, String sex, LocalDate expiry) {
        String document = checked(filled(number, 9));
        String born = checked(DATE.format(birth));
        String expires = checked(DATE.format(expiry));
        // no personal number: field and check digit are fillers (Doc 9303 part 4, note to positions 29 to 43)
        String personal = filled("", 15);
        String composite = document + born + expires + personal;
        return document + ISSUER + born + sex + expires + personal + checkDigit(composite);
    }

    /** Primary identifier, two fillers, secondary identifier; cut so that both stay when they are too long. */
    private static String identifiers(String name) {
        String written = transcribed(name);
        int lastWord = written.lastIndexOf('<');
        if (lastWord < 0) {
            return written.substring(0, Math.min(written.length(), NAME_LENGTH));
        }
        String primary = written.substring(lastWord + 1);
        String secondary = written.substring(0, lastWord);
        int roomForPrimary = NAME_LENGTH - 2 - 1;
        String kept = primary.substring(0, Math.min(primary.length(), roomForPrimary));
        String both = kept + "<<" + secondary;
        return both.substring(0, Math.min(both.length(), NAME_LENGTH));
    }

    /** Letters without marks, apostrophes dropped, hyphens and spaces as fillers (Doc 9303 part 3, section 4.6). */
    private static String transcribed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("['’.,]", "")
                .strip()
                .replaceAll("[^A-Z]+", "<");
    }

    private static String filled(String text, int length) {
        return text + "<".repeat(length - text.length());
    }

    private static String checked(String field) {
        return field + checkDigit(field);
    }

    /** Weights 7, 3, 1 over the values of the characters, modulo 10 (Doc 9303 part 3, section 4.9). */
    static int checkDigit(String field) {
        int sum = 0;
        for (int position = 0; position < field.length(); position++) {
            char character = field.charAt(position);
            int value = character == '<' ? 0 : Character.digit(character, 36);
            sum += value * WEIGHTS[position % WEIGHTS.length];
        }
        return sum % 10;
    }
}
