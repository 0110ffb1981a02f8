package id.paspor.payment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

/** Each format's own reader of money: what it means is read as it is, and what could mean two amounts is not read. */
class MoneyPropertiesTest {

    private static final long MOST = 999_999_999_999_999L;

    @Property
    void csvHasDigitsOrDigitsAndTwoZeros(@ForAll @LongRange(min = 0, max = MOST) long rupiah) {
        assertThat(CsvReport.rupiah(Long.toString(rupiah))).contains(rupiah);
        assertThat(CsvReport.rupiah(rupiah + ".00")).contains(rupiah);
    }

    @Property
    void csvHasTwoDecimalsOrNone(
            @ForAll @LongRange(min = 0, max = MOST) long rupiah, @ForAll @IntRange(min = 0, max = 6) int zeros) {
        String written = rupiah + "." + "0".repeat(zeros);

        assertThat(CsvReport.rupiah(written)).isEqualTo(zeros == 2 ? Optional.of(rupiah) : Optional.empty());
    }

    @Property
    void csvHasNoThousands(
            @ForAll @LongRange(min = 1, max = 999_999) long thousands,
            @ForAll @IntRange(min = 0, max = 999) int rest,
            @ForAll @StringLength(1) @Chars({'.', ',', ' ', '\'', '\u00a0', '\u202f'}) String separator) {
        String grouped = "%d%s%03d".formatted(thousands, separator, rest);

        assertThat(CsvReport.rupiah(grouped)).isEmpty();
        assertThat(CsvReport.rupiah(grouped + ".00")).isEmpty();
        assertThat(CsvReport.rupiah(grouped + ",00")).isEmpty();
    }

    @Property
    void whatCsvTakesIsWhatItSays(
            @ForAll @StringLength(max = 18) @CharRange(from = '0', to = '9') @Chars({'.', ',', '-', '+', 'e', '\u0660'})
                    String written) {
        CsvReport.rupiah(written)
                .ifPresent(
                        rupiah -> assertThat(new BigDecimal(written)).isEqualByComparingTo(BigDecimal.valueOf(rupiah)));
        assertThat(CsvReport.rupiah(written).isPresent()).isEqualTo(isDigitsAndPerhapsTwoZeros(written));
    }

    private static boolean isDigitsAndPerhapsTwoZeros(String written) {
        String whole = written.endsWith(".00") ? written.substring(0, written.length() - 3) : written;
        return !whole.isEmpty() && whole.length() <= 15 && whole.chars().allMatch(sign -> sign >= '0' && sign <= '9');
    }

    @Property
    void camtHasDecimalsAsXmlSchemaHasThem(
            @ForAll @BigRange(min = "0", max = "9999999999999") @Scale(5) BigDecimal amount,
            @ForAll @IntRange(min = 0, max = 5) int decimals) {
        BigDecimal rounded = amount.setScale(decimals, RoundingMode.DOWN);
        String written = rounded.toPlainString();

        assertThat(CamtAmount.number(written).orElseThrow()).isEqualByComparingTo(rounded);
        assertThat(CamtAmount.number("+" + written).orElseThrow()).isEqualByComparingTo(rounded);
        assertThat(CamtAmount.whole(rounded))
                .isEqualTo(
                        rounded.remainder(BigDecimal.ONE).signum() == 0
                                ? Optional.of(rounded.longValue())
                                : Optional.empty());
    }

    @Property
    void whatCamtTakesIsWhatItSays(
            @ForAll @StringLength(max = 25) @CharRange(from = '0', to = '9') @Chars({'.', ',', '-', 'e', ' ', '\u0660'})
                    String written) {
        CamtAmount.number(written)
                .ifPresent(amount -> assertThat(amount).isEqualByComparingTo(new BigDecimal(written)));
        boolean signs = written.chars().anyMatch(sign -> ",-e \u0660".indexOf(sign) >= 0);
        assertThat(signs && CamtAmount.number(written).isPresent()).isFalse();
    }
}
