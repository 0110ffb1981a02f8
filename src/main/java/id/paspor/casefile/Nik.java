package id.paspor.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import id.paspor.kernel.GroupedNumber;
import id.paspor.kernel.NumberColumn;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The population number (NIK): region (6 digits), birth date DDMMYY with 40 added to a woman's day, serial from 0001
 * (Permendagri 72/2022). It never changes, even when a birth date is corrected, so a NIK that disagrees with the form
 * is a question for the officer and not an error.
 *
 * @param digits 16 of them; whether they are those of anybody is another question, {@link #isPossible}
 */
public record Nik(@JsonValue String digits) implements GroupedNumber, Serializable {

    private static final Pattern FORM = Pattern.compile("[0-9]{16}");

    /**
     * The codes of the 38 provinces (Permendagri 72/2019 and, since 2022, 93 to 96 for the new ones of Papua), with which the
     * region begins.
     */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52",
            "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94",
            "95", "96");

    /** @throws IllegalArgumentException when it has not the form of one */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Nik {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("no NIK");
        }
    }

    /** How columns keep it. */
    public static class Column extends NumberColumn<Nik> {

        /** Made by Hibernate. */
        public Column() {
            super(Nik.class, Nik::new, Nik::digits);
        }
    }

    /** What has the form of a NIK, to the letter. */
    public static Optional<Nik> of(String text) {
        return Optional.of(text).filter(FORM.asMatchPredicate()).map(Nik::new);
    }

    /** Whether the region is in a province, the date inside exists in some century and the serial is not 0000. */
    public boolean isPossible() {
        return hasRegionAndSerial() && dateExists(dayOfBirth());
    }

    /** Whether the number was given to a person of this sex. */
    public boolean agreesWith(Application.Sex sex) {
        return (rawDay() > 40) == (sex == Application.Sex.F);
    }

    /** Whether the date inside is this one, as far as two digits of a year can say. */
    public boolean agreesWith(LocalDate dateOfBirth) {
        return dayOfBirth() == dateOfBirth.getDayOfMonth()
                && month() == dateOfBirth.getMonthValue()
                && year() == dateOfBirth.getYear() % 100;
    }

    /** Whether a family card number is possible: the same shape, but with the date of its recording and without the 40. */
    static boolean isPossibleFamilyCard(String number) {
        return of(number)
                .filter(shape -> shape.hasRegionAndSerial() && shape.dateExists(shape.rawDay()))
                .isPresent();
    }

    private boolean hasRegionAndSerial() {
        return PROVINCES.contains(digits.substring(0, 2)) && !digits.endsWith("0000");
    }

    private boolean dateExists(int day) {
        try {
            // 2000 and 1900 agree on every date but 29 February, which 2000 has
            LocalDate.of(2000 + year(), month(), day);
            return true;
        } catch (DateTimeException neverWas) {
            return false;
        }
    }

    private int rawDay() {
        return Integer.parseInt(digits.substring(6, 8));
    }

    private int dayOfBirth() {
        return rawDay() > 40 ? rawDay() - 40 : rawDay();
    }

    private int month() {
        return Integer.parseInt(digits.substring(8, 10));
    }

    private int year() {
        return Integer.parseInt(digits.substring(10, 12));
    }

    /** The digits, which is how it stands in texts. */
    @Override
    public String toString() {
        return digits;
    }
}
