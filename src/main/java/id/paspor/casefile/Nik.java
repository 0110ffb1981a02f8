package id.paspor.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The population number (NIK): region (6 digits), birth date DDMMYY with 40 added to a woman's day, serial from 0001
 * (Permendagri 72/2022). It never changes, even when a birth date is corrected, so a NIK that disagrees with the form
 * is a question for the officer and not an error.
 *
 * @param digits 16 digits
 */
public record Nik(String digits) {

    /** Whether the date inside exists in some century and the serial is not 0000. */
    public boolean isPossible() {
        return digits.matches("[0-9]{16}") && dateExists(dayOfBirth()) && !digits.endsWith("0000");
    }

    /** Whether the number was given to a person of this sex. */
    boolean agreesWith(Application.Sex sex) {
        return (rawDay() > 40) == (sex == Application.Sex.F);
    }

    /** Whether the date inside is this one, as far as two digits of a year can say. */
    boolean agreesWith(LocalDate dateOfBirth) {
        return dayOfBirth() == dateOfBirth.getDayOfMonth()
                && month() == dateOfBirth.getMonthValue()
                && year() == dateOfBirth.getYear() % 100;
    }

    /** Whether a family card number has a possible recording date: the same shape, but without the 40. */
    static boolean isPossibleFamilyCard(String number) {
        Nik sameShape = new Nik(number);
        return number.matches("[0-9]{16}") && sameShape.dateExists(sameShape.rawDay()) && !number.endsWith("0000");
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
}
