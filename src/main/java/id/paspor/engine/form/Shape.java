package id.paspor.engine.form;

import id.paspor.kernel.written.EmailAddress;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.kernel.written.WrittenText;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the answer to a text field is, by the component's custom property {@code shape}: how it is read from what people
 * write, and what is right then. This stands here and not among the component's own rules, because form-js would apply
 * those to what was typed, before it is read. What is wrong is said by the sentence {@code refusal.form.shape.<shape>}.
 */
public enum Shape {

    /** The applicant's name, as the civil registry and the passport's data page write it: 2 to 60 letters and spaces. */
    OWN_NAME("form.shape.own-name", 2, 60, WrittenText::line, matching("[A-Za-z]+( [A-Za-z]+)*")),

    /** The name of somebody else, as that person has it. */
    NAME("form.shape.name", 2, 60, WrittenText::line, matching("[%1$s][%1$s'.,() -]*".formatted(Latin.LETTERS))),

    /** A place that the data page of a passport shows, in signs that its printer has. */
    PRINTED_PLACE(
            "form.shape.printed-place",
            2,
            60,
            WrittenText::line,
            matching("[%1$s'(][%1$s'.,()/ -]*".formatted(Latin.PRINTED))),

    NIK("form.shape.nik", 16, 16, WrittenNumber::compact, matching("[0-9]+")),
    FAMILY_CARD("form.shape.family-card", 16, 16, WrittenNumber::compact, matching("[0-9]+")),
    REGISTRATION_NUMBER("form.shape.registration-number", 16, 16, WrittenNumber::compact, matching("[0-9]+")),

    /** NPWP: 15 digits, or 16 as the NIK. */
    TAX_NUMBER("form.shape.tax-number", 15, 16, WrittenNumber::compact, matching("[0-9]+")),

    POSTAL_CODE("form.shape.postal-code", 5, 5, WrittenNumber::compact, matching("[0-9]+")),

    /** The number of any passport that was issued in the past. */
    PASSPORT_NUMBER("form.shape.passport-number", 7, 9, WrittenNumber::compact, matching("[A-Z]{1,2}[0-9]{6,7}")),

    BOOKLET_NUMBER("form.shape.booklet-number", 8, 8, WrittenNumber::compact, matching("[A-Z][0-9]+")),

    /** A mobile phone of Indonesia: 10 to 13 digits. */
    PHONE("form.shape.phone", 10, 14, WrittenNumber::phone, matching("08[0-9]{8,11}|\\+628[0-9]{7,10}")),

    EMAIL("form.shape.email", 6, EmailAddress.LONGEST, WrittenText::line, EmailAddress::isPossible);

    private final String refusal;
    private final int shortest;
    private final int longest;
    private final UnaryOperator<String> reader;
    private final Predicate<String> rule;

    Shape(String refusal, int shortest, int longest, UnaryOperator<String> reader, Predicate<String> rule) {
        this.refusal = refusal;
        this.shortest = shortest;
        this.longest = longest;
        this.reader = reader;
        this.rule = rule;
    }

    /** The letters of Latin alphabets, one sign each, and the letter that some write for an apostrophe. */
    private static final class Latin {
        private static final String LETTERS = "A-Za-zÀ-ÖØ-öø-ɏʻʼḀ-ỿ";

        /** Those that the font of the data page has, in capitals. */
        private static final String PRINTED = "A-Za-zÀ-ÖØ-öø-ňŊ-žƠơƯưẠ-ỹ";
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** The shape that a form file names, or {@code null} for the empty text. */
    static Shape named(String name) {
        return name.isEmpty() ? null : valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What was meant by what was written. */
    public String read(String written) {
        return reader.apply(written);
    }

    /** Whether something that was read is right, whatever its length. */
    public boolean isRight(String read) {
        return rule.test(read);
    }

    /** The fewest characters of an answer, once it is read. */
    int shortest() {
        return shortest;
    }

    /** The most characters of an answer, once it is read. */
    int longest() {
        return longest;
    }

    /** Right text as people read it: a long number in groups. */
    String written(String right) {
        return switch (this) {
            case NIK, FAMILY_CARD, REGISTRATION_NUMBER -> WrittenNumber.grouped(right);
            default -> right;
        };
    }

    /** Whether it is a number of somebody or something, and no words. */
    boolean isNumber() {
        return switch (this) {
            case OWN_NAME, NAME, PRINTED_PLACE, EMAIL -> false;
            default -> true;
        };
    }

    /** Whether only digits are an answer, which a phone offers a keypad for. */
    public boolean isDigits() {
        return switch (this) {
            case NIK, FAMILY_CARD, REGISTRATION_NUMBER, TAX_NUMBER, POSTAL_CODE -> true;
            default -> false;
        };
    }

    /** The code of the refusal of an answer that is not of this shape. */
    String refusal() {
        return refusal;
    }
}
