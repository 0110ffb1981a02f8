package id.paspor.kernel.written;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X1234567",
                " x1234567\n",
                "X 1234 567",
                "X-1234-567",
                "X.1234.567",
                "X\u00a01234\u00a0567",
                "X\u202f1234\u202f567",
                "X\u20131234\u2013567",
                "X\u22121234567",
                "\ufeffX1234\u200b567\u200e",
                "\u2068X1234567\u2069"
            })
    void whatPeoplePutBetweenDigitsIsLeftOut(String written) {
        assertThat(WrittenNumber.compact(written)).isEqualTo("X1234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234/567", "1234\0", "12\u000734", "1234_567", "１２３４", "1234+567", "%", "\ud83d\ude00"})
    void whatIsWrongStays(String written) {
        assertThat(WrittenNumber.compact(written)).isEqualTo(written);
    }
}
