package id.paspor.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;

/** What holds for the zone of every passport, whatever its holder is called. */
class MachineReadableZonePropertiesTest {

    private static final String VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** The letters that Doc 9303 part 3 section 6 A gives letters for, in both cases. */
    private static final String NATIONAL =
            "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦ"
                    + "ŨŪŬŮŰŲŴŶŸŹŻŽẞàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþđħıłŋœŧß";

    private record Data(String name, String number, LocalDate birth, String sex, LocalDate expiry) {

        String zone() {
            return MachineReadableZone.of(name, number, birth, sex, expiry);
        }
    }

    @Property(seed = "9303")
    void bothLinesHaveFortyFourCharactersOfTheAlphabet(@ForAll("passports") Data passport) {
        assertThat(passport.zone()).matches("P<IDN[A-Z<]{39}\\n[A-Z0-9<]{9}[0-9]IDN[0-9]{7}[FM][0-9]{7}<{14}<?0?[0-9]");
        assertThat(passport.zone().lines().map(String::length)).containsExactly(44, 44);
    }

    @Property(seed = "9304")
    void everyCheckDigitIsRight(@ForAll("passports") Data passport) {
        String line = secondLine(passport);

        assertThat(digit(line, 9)).as("number").isEqualTo(checkDigit(line.substring(0, 9)));
        assertThat(digit(line, 19)).as("birth").isEqualTo(checkDigit(line.substring(13, 19)));
        assertThat(digit(line, 27)).as("expiry").isEqualTo(checkDigit(line.substring(21, 27)));
        assertThat(line.charAt(42)).as("no personal number").isIn('<', '0');
        assertThat(digit(line, 43))
                .as("composite")
                .isEqualTo(checkDigit(line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43)));
    }

    @Property(seed = "9305")
    void numberAndDatesComeBack(@ForAll("passports") Data passport) {
        String line = secondLine(passport);

        assertThat(line.substring(0, 9).replace("<", "")).isEqualTo(passport.number());
        assertThat(readAfter(passport.birth(), line.substring(13, 19))).isEqualTo(passport.birth());
        assertThat(line.substring(20, 21)).isEqualTo(passport.sex());
        assertThat(readAfter(passport.expiry(), line.substring(21, 27))).isEqualTo(passport.expiry());
    }

    /** The weights have no divisor in common with ten, so that a single wrong digit never goes unseen. */
    @Property(seed = "9306")
    void aMistypedDigitDisagreesWithItsCheckDigit(
            @ForAll("passports") Data passport, @ForAll @IntRange(min = 1, max = 7) int at) {
        String line = secondLine(passport);
        char other = line.charAt(at) == '9' ? '0' : (char) (line.charAt(at) + 1);
        String mistyped = line.substring(0, at) + other + line.substring(at + 1, 9);

        assertThat(MachineReadableZone.checkDigit(mistyped)).isNotEqualTo(digit(line, 9));
    }

    @Property(seed = "9307")
    void aNameThatFitsIsWholeAndOneThatDoesNotKeepsBothIdentifiers(@ForAll("names") String name) {
        List<String> words = Arrays.stream(name.split(" "))
                .map(word -> word.toUpperCase().replace("'", "").replace("-", "<"))
                .toList();
        String primary = words.get(words.size() - 1);
        String secondary = String.join("<", words.subList(0, words.size() - 1));
        String whole = secondary.isEmpty() ? primary : primary + "<<" + secondary;

        String field = MachineReadableZone.line1(name).substring(5);

        if (whole.length() <= 39) {
            assertThat(field).isEqualTo(whole + "<".repeat(39 - whole.length()));
            return;
        }
        List<String> kept = List.of(field.split("<<", 2));
        assertThat(kept).hasSize(secondary.isEmpty() ? 1 : 2);
        assertThat(components(kept.get(0))).as(field).isNotEmpty();
        assertIsCutFrom(components(kept.get(0)), components(primary));
        if (!secondary.isEmpty()) {
            assertIsCutFrom(components(kept.get(1)), components(secondary));
        }
        assertThat(field.charAt(38))
                .as("the last character of a name that was cut: " + field)
                .isBetween('A', 'Z');
    }

    @Property(seed = "9308")
    void noLetterOfTheTableIsDropped(@ForAll("nationalWords") String word) {
        int letters = word.codePointCount(0, word.length());

        String field = MachineReadableZone.line1(word).substring(5).replaceAll("<+$", "");

        assertThat(field).matches("[A-Z]+").hasSizeGreaterThanOrEqualTo(Math.min(39, letters));
    }

    @Property(seed = "9309")
    void theDataPageHoldsEveryNameAndBeginsItsFirstAndLastWord(@ForAll("names") String name) {
        String[] words = DataPageName.whole(name).split(" ");

        String held = DataPageName.of(name);

        assertThat(held).hasSizeBetween(1, 34).doesNotContain("  ").isEqualTo(held.strip());
        String[] left = held.split(" ");
        assertThat(words[0]).startsWith(left[0]);
        assertThat(words[words.length - 1]).startsWith(left[left.length - 1]);
        assertThat(left.length > 1).isEqualTo(words.length > 1);
        if (DataPageName.whole(name).length() <= 34) {
            assertThat(held).isEqualTo(DataPageName.whole(name));
        }
    }

    @Example
    void theComputationOfTheseTestsAgreesWithTheExampleInDoc9303() {
        assertThat(checkDigit("L898902C3")).isEqualTo(6);
        assertThat(checkDigit("L898902C3674081221204159ZE184226B<<<<<1")).isEqualTo(0);
    }

    @Provide
    Arbitrary<Data> passports() {
        return Combinators.combine(
                        names(),
                        Combinators.combine(
                                        Arbitraries.chars().range('A', 'Z'),
                                        Arbitraries.integers().between(0, 9_999_999))
                                .as((letter, serial) -> letter + "%07d".formatted(serial)),
                        Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2030, 12, 31)),
                        Arbitraries.of("F", "M"),
                        Dates.dates().between(LocalDate.of(2026, 1, 1), LocalDate.of(2060, 12, 31)))
                .as(Data::new);
    }

    /** One to ten words of which at least one has two letters, up to 60 characters, with hyphens and apostrophes. */
    @Provide
    Arbitrary<String> names() {
        StringArbitrary letters = Arbitraries.strings().withCharRange('A', 'Z').withCharRange('a', 'z');
        Arbitrary<String> plain = letters.ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> joined = Combinators.combine(plain, Arbitraries.of("-", "'"), plain)
                .as((left, sign, right) -> left + sign + right);
        Arbitrary<String> word = Arbitraries.frequencyOf(
                Tuple.of(8, plain),
                Tuple.of(1, joined),
                Tuple.of(1, letters.ofMinLength(20).ofMaxLength(60)));
        return word.list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .withoutEdgeCases()
                .map(words -> String.join(" ", words))
                .filter(name -> name.length() <= 60 && name.matches(".*[A-Za-z]['A-Za-z].*"));
    }

    @Provide
    Arbitrary<String> nationalWords() {
        return Arbitraries.of(NATIONAL.codePoints().boxed().toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(45)
                .map(letters -> letters.stream().map(Character::toString).collect(Collectors.joining()));
    }

    private static void assertIsCutFrom(List<String> kept, List<String> whole) {
        assertThat(kept).hasSizeLessThanOrEqualTo(whole.size());
        for (int at = 0; at < kept.size(); at++) {
            assertThat(whole.get(at)).startsWith(kept.get(at));
        }
    }

    private static List<String> components(String identifier) {
        return List.of(identifier.split("<"));
    }

    private static String secondLine(Data passport) {
        return passport.zone().lines().skip(1).findFirst().orElseThrow();
    }

    private static int digit(String line, int at) {
        return line.charAt(at) - '0';
    }

    /** By Horner's way through the field from its end, with none of the program's code. */
    private static int checkDigit(String field) {
        int sum = 0;
        for (int at = field.length() - 1; at >= 0; at--) {
            int value = Math.max(0, VALUES.indexOf(field.charAt(at)));
            sum += value * (at % 3 == 0 ? 7 : at % 3 == 1 ? 3 : 1);
        }
        return sum % 10;
    }

    /** The date of the right century, which the zone does not tell. */
    private static LocalDate readAfter(LocalDate date, String yymmdd) {
        return LocalDate.parse(date.getYear() / 100 + yymmdd, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
