package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

class ArgumentsOfTextsTest {

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

    @Test
    void longNumbersStandInGroupsOfFour() {
        Texts texts = new Texts(new StaticMessageSource(), null);

        assertThat(texts.format(Texts.INDONESIAN, new RegistrationNumber("1234567890123452")))
                .isEqualTo("1234 5678 9012 3452");
    }
}
