package id.paspor.kernel.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Budi Santoso",
                "  Budi Santoso\n",
                "Budi  Santoso",
                "Budi\u00a0Santoso",
                "Budi \u2003 Santoso",
                "Budi\u3000Santoso",
                "Budi\u1680Santoso",
                "Budi\u2028Santoso",
                "Budi\tSantoso",
                "\u202aBudi Santoso\u202c",
                "\u2068Budi\u2069 Santoso",
                "Bu\u00addi San\u200btoso\ufeff",
                "\u200eBudi\u061c Santoso\u200f",
                "Budi \udb40\udc41Santoso"
            })
    void theSameNameIsTheSameHoweverItWasTyped(String written) {
        assertThat(WrittenText.line(written)).isEqualTo("Budi Santoso");
        assertThat(WrittenText.lines(written)).isEqualTo("Budi Santoso");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Siti Nur'aini",
                "Siti Nur\u2019aini",
                "Siti Nur`aini",
                "Siti Nur\u00b4aini",
                "Siti Nur\u2032aini"
            })
    void anApostropheIsOne(String written) {
        assertThat(WrittenText.line(written)).isEqualTo("Siti Nur'aini");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O-S",
                "O\u2010S",
                "O\u2011S",
                "O\u2012S",
                "O\u2013S",
                "O\u2014S",
                "O\u2212S",
                "O\uff0dS",
                "O\ufe58S"
            })
    void aDashIsOne(String written) {
        assertThat(WrittenText.line(written)).isEqualTo("O-S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z\u00fcrich", "Zu\u0308rich"})
    void aLetterIsOneSign(String written) {
        assertThat(WrittenText.line(written)).isEqualTo("Z\u00fcrich");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\r\ntwo", "one\rtwo", " one \r\n\u00a0two\n"})
    void linesStayWhereThereMayBeSeveral(String written) {
        assertThat(WrittenText.lines(written)).isEqualTo("one\ntwo");
        assertThat(WrittenText.areReadable(WrittenText.lines(written))).isTrue();
        assertThat(WrittenText.isReadable(WrittenText.line(written))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bu\0di", "Bu\u0007di", "Bu\u001bdi", "Bu\u0085di", "Bu\u007fdi", "Bu\ud800di", "Bu\udc00di"})
    void whatCannotBeKeptOrSeenIsFoundWrong(String written) {
        assertThat(WrittenText.isReadable(WrittenText.line(written))).isFalse();
        assertThat(WrittenText.areReadable(WrittenText.lines(written))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "081234567890, 081234567890",
        "0812-3456-7890, 081234567890",
        "+62 812-3456-7890, +6281234567890",
        "62 812 3456 7890, +6281234567890",
        "0062-812-3456-7890, +6281234567890",
        "+62 (0)812 3456 7890, +6281234567890",
        "(0812) 3456/7890, 081234567890",
        "0812.3456.7890, 081234567890",
        "\u202a+62 812\u20113456\u20117890\u202c, +6281234567890",
        "0812\u00a03456\u00a07890, 081234567890",
        "+65 8123 4567, +6581234567",
        "62, 62"
    })
    void aPhoneNumberIsItsDigits(String written, String read) {
        assertThat(WrittenNumber.phone(written)).isEqualTo(read);
    }

    @Property(seed = "20261129")
    void whatIsPlainStaysAsItIs(@ForAll("anything") String written) {
        assertThat(WrittenText.line(WrittenText.line(written))).isEqualTo(WrittenText.line(written));
        assertThat(WrittenText.lines(WrittenText.lines(written))).isEqualTo(WrittenText.lines(written));
        assertThat(WrittenNumber.compact(WrittenNumber.compact(written))).isEqualTo(WrittenNumber.compact(written));
        assertThat(WrittenNumber.phone(WrittenNumber.phone(written))).isEqualTo(WrittenNumber.phone(written));
    }

    @Property(seed = "20261130")
    void noLetterAndNoDigitIsLost(@ForAll("anything") String written) {
        String there = lettersAndDigits(written);

        assertThat(lettersAndDigits(WrittenText.line(written))).isEqualTo(there);
        assertThat(lettersAndDigits(WrittenText.lines(written))).isEqualTo(there);
    }

    @Property(seed = "20261201")
    void nothingUnseenAndNoOtherSpaceOrDashIsLeft(@ForAll("anything") String written) {
        assertThat(WrittenText.line(written))
                .doesNotContainPattern("\\p{Cf}|[\\p{Z}&&[^ ]]|\\t|[\\p{Pd}&&[^-]]")
                .doesNotContain("  ")
                .doesNotStartWith(" ")
                .doesNotEndWith(" ");
        assertThat(WrittenNumber.compact(written)).doesNotContainPattern("[\\p{Cf}\\p{Z}\\p{Pd}.]");
    }

    private static String lettersAndDigits(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Texts of signs of every kind, with those that people paste more often than chance has them. */
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pasted = Arbitraries.of(
                "\u202a",
                "\u202c",
                "\u200b",
                "\ufeff",
                "\u00ad",
                "\u00a0",
                "\u3000",
                "\u2011",
                "\u2013",
                "\u2212",
                "\u2019",
                "\u0308",
                "a",
                "u",
                "Z",
                "0",
                "62",
                "+62",
                " ",
                "\t",
                "\n",
                "\r\n",
                ".",
                "-",
                "(0)",
                "\0",
                "\ud83d\ude00");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(3);
        return Arbitraries.oneOf(pasted, pasted, any).list().ofMaxSize(20).map(parts -> String.join("", parts));
    }
}
