package id.paspor.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.RegistrationNumber;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassportTest {

    private static final LocalDate ISSUED = LocalDate.of(2026, 9, 10);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -3650})
    void noPassportExpiresOnTheDayOfItsIssueOrBefore(int days) {
        assertThatThrownBy(() -> expiring(ISSUED.plusDays(days))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPassportMayExpireLater() {
        assertThat(expiring(ISSUED.plusDays(1)).expiresOn()).isEqualTo("2026-09-11");
    }

    @ParameterizedTest
    @CsvSource({
        "budi santoso, BUDI SANTOSO",
        "'  Budi   Santoso ', BUDI SANTOSO",
        "Abcdefghijklmnop Qrstuvwxyzabcdefg, ABCDEFGHIJKLMNOP QRSTUVWXYZABCDEFG",
        "Raden Mas Ngabehi Suryaningrat Kusumaatmadja Wiryodiningrat, RADEN MAS N S K WIRYODININGRAT",
        "Siti Nurhalizah Kusumawardhani Putri, SITI NURHALIZAH K PUTRI",
        "A B C D E F G H I J K L M N O P Q R S T, A B C D E F G H I J K L M N O P T"
    })
    void theDataPageHoldsThirtyFourCharactersOfAName(String name, String held) {
        assertThat(DataPageName.of(name)).isEqualTo(held).hasSizeLessThanOrEqualTo(34);
    }

    @Test
    void wordsThatAreLongerThanThePageAreCut() {
        assertThat(DataPageName.of("A".repeat(60))).isEqualTo("A".repeat(34));
        assertThat(DataPageName.of("Putu " + "B".repeat(55))).isEqualTo("P " + "B".repeat(32));
        assertThat(DataPageName.of("C".repeat(55) + " Ayu")).isEqualTo("C".repeat(30) + " AYU");
    }

    private static Passport expiring(LocalDate expires) {
        return new Passport(
                "X1000001",
                new RegistrationNumber("1234567890123456"),
                "DPS",
                "electronic-10y",
                "BUDI",
                null,
                ISSUED,
                expires,
                "P<IDN",
                null,
                null,
                null);
    }
}
