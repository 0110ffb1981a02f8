package id.paspor.issuance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The machine readable zone of a passport (ICAO Doc 9303 part 4, format TD3): two lines of 44 characters of A-Z, 0-9, &lt;. */
final class MachineReadableZone {

    private static final String ISSUER = "IDN";
    private static final int NAME_LENGTH = 39;

    /** The longest primary identifier that leaves room for two fillers and one letter of the secondary one. */
    private static final int PRIMARY_LENGTH = NAME_LENGTH - 3;

    private static final int[] WEIGHTS = {7, 3, 1};
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");

    private MachineReadableZone() {}

    /**
     * Both lines, joined by a newline.
     *
     * @param name the full name; its last word is the primary identifier, as Indonesian passports print it
     * @param sex {@code F} or {@code M}
     * @throws IllegalArgumentException when a name or number cannot be written in it
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
        String words = name.strip();
        int lastWord = words.length();
        while (lastWord > 0 && !Character.isWhitespace(words.charAt(lastWord - 1))) {
            lastWord--;
        }
        String primary = Transliteration.of(words.substring(lastWord));
        String secondary = Transliteration.of(words.substring(0, lastWord));
        if (primary.isEmpty() || secondary.isEmpty()) {
            String only = primary + secondary;
            if (only.isEmpty()) {
                throw new IllegalArgumentException("a name without a letter");
            }
            return cut(only, NAME_LENGTH);
        }
        boolean fits = primary.length() + 2 + secondary.length() <= NAME_LENGTH;
        String kept = fits ? primary : cut(primary, PRIMARY_LENGTH);
        return cut(kept + "<<" + secondary, NAME_LENGTH);
    }

    /**
     * The beginning of a name that is too long. Its last character is a letter, which is the sign that it was cut (Doc
     * 9303 part 4, section 4.2.3): where it would be a filler, the component before gives up a letter. Only when all
     * components are initials there is none to give up.
     */
    private static String cut(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        if (name.charAt(length - 1) != '<') {
            return name.substring(0, length);
        }
        for (int last = length - 2; last > 0; last--) {
            if (name.charAt(last) != '<' && name.charAt(last - 1) != '<') {
                return name.substring(0, last) + name.substring(last + 1, length + 1);
            }
        }
        return name.substring(0, length - 1);
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
