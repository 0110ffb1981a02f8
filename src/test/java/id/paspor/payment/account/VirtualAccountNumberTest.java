package id.paspor.payment.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualAccountNumberTest {

    @Property
    void isTheSameHoweverItIsWritten(@ForAll @NumericChars @StringLength(min = 1, max = 28) String digits)
            throws Exception {
        VirtualAccountNumber number = new VirtualAccountNumber(digits);

        assertThat(number).hasToString(digits);
        assertThat(VirtualAccountNumber.of(digits)).contains(number);
        // a no-break space and a mark of direction, as they are copied out of messages
        assertThat(VirtualAccountNumber.read("\u200e" + number.grouped().replace(' ', '\u00a0') + "\n"))
                .contains(number);
        assertThat(new ObjectMapper().writeValueAsString(number)).isEqualTo('"' + digits + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x,y",
                "8890812O4",
                "12345678901234567890123456789",
                "\u0661\u0662\u0663",
                "88908\n",
                "-88908"
            })
    void anythingElseIsNone(String text) {
        assertThat(VirtualAccountNumber.of(text)).isEmpty();
        assertThatThrownBy(() -> new VirtualAccountNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
