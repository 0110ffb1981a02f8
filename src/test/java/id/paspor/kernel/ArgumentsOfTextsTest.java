package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

class MoneyInTextsTest {

    @ParameterizedTest
    @CsvSource({
        "0, Rp0, Rp0",
        "650000, Rp650.000, 'Rp650,000'",
        "-8900000, -Rp8.900.000, '-Rp8,900,000'",
    })
    void theSignStandsBeforeTheCurrencyAndGroupsAreThoseOfTheLanguage(long rupiah, String indonesian, String english) {
        Texts texts = new Texts(new StaticMessageSource(), null);

        assertThat(texts.rupiah(Texts.INDONESIAN, rupiah)).isEqualTo(indonesian);
        assertThat(texts.rupiah(Texts.ENGLISH, rupiah)).isEqualTo(english);
    }
}
