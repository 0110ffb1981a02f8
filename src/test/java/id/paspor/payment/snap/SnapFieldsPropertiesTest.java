package id.paspor.payment.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** Money as the standard writes it: digits and exactly two decimals. */
class SnapFieldsPropertiesTest {

    @Property
    void everyAmountIsReadAsItIsWritten(@ForAll @LongRange(min = 0, max = 9_999_999_999_999_999L) long rupiah) {
        assertThat(read(rupiah + ".00")).isEqualTo(rupiah);
    }

    @Property
    void otherThanTwoDecimalsAreNoAmountAndCentsNoneOfRupiah(
            @ForAll @LongRange(min = 0, max = 999_999_999) long rupiah,
            @ForAll @IntRange(min = 0, max = 6) int zeros,
            @ForAll @IntRange(min = 1, max = 99) int cents) {
        String written = rupiah + "." + "0".repeat(zeros);

        if (zeros == 2) {
            assertThat(read(written)).isEqualTo(rupiah);
        } else {
            assertThatThrownBy(() -> read(written)).hasMessageContaining("Invalid Field Format {paidAmount.value}");
        }
        assertThatThrownBy(() -> read("%d.%02d".formatted(rupiah, cents))).hasMessage("Invalid Amount");
    }

    @Property
    void nothingElseIsAnAmount(
            @ForAll
                    @StringLength(max = 20)
                    @CharRange(from = '0', to = '9')
                    @Chars({'.', ',', '-', '+', 'e', ' ', '\u0660'})
                    String written) {
        Assume.that(!isOne(written));

        assertThatThrownBy(() -> read(written)).isInstanceOf(SnapRefusal.class);
    }

    private static boolean isOne(String written) {
        return written.length() > 3
                && written.length() <= 19
                && written.endsWith(".00")
                && written.chars().limit(written.length() - 3L).allMatch(sign -> sign >= '0' && sign <= '9');
    }

    private static long read(String written) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("paidAmount").put("value", written).put("currency", "IDR");
        return new SnapFields(request).rupiah("paidAmount");
    }
}
