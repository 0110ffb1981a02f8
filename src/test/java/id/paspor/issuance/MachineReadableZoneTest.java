package id.paspor.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineReadableZoneTest {

    @ParameterizedTest
    @CsvSource({
        "L898902C3, 6",
        "740812, 2",
        "120415, 9",
        "ZE184226B<<<<<, 1",
        "L898902C36740812212041 59ZE184226B<<<<<1, 0",
        "<<<<<<<<<<<<<<, 0",
        "'', 0"
    })
    void checkDigitsAreThoseOfTheExampleInDoc9303(String field, int digit) {
        assertThat(MachineReadableZone.checkDigit(field.replace(" ", ""))).isEqualTo(digit);
    }

    @Test
    void aPassportOfTwoNames() {
        assertThat(MachineReadableZone.of(
                        "Budi Santoso", "X1234567", LocalDate.of(1990, 8, 17), "M", LocalDate.of(2035, 1, 1)))
                .isEqualTo(
                        "P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<\nX1234567<7IDN9008179M3501014<<<<<<<<<<<<<<<0");
    }

    @Test
    void aPassportOfOneName() {
        assertThat(MachineReadableZone.of(
                        "Sukarno", "E1234567", LocalDate.of(1987, 1, 15), "F", LocalDate.of(2030, 6, 20)))
                .isEqualTo(
                        "P<IDNSUKARNO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nE1234567<4IDN8701152F3006209<<<<<<<<<<<<<<<0");
    }

    @ParameterizedTest
    @CsvSource({
        "Ni Luh Putu Ayu, AYU<<NI<LUH<PUTU",
        "budi santoso, SANTOSO<<BUDI",
        "Dewi Ma'ruf, MARUF<<DEWI",
        "Dewi Ma’ruf, MARUF<<DEWI",
        "Anna Smith-Jones, JONES<<ANNA<SMITH",
        "José Peña, PENA<<JOSE",
        "'  Budi   Santoso  ', SANTOSO<<BUDI",
        "M. Yusuf, YUSUF<<M",
        "A, A"
    })
    void namesAreTranscribed(String name, String transcribed) {
        assertThat(MachineReadableZone.line1(name))
                .isEqualTo("P<IDN" + transcribed + "<".repeat(39 - transcribed.length()));
    }

    @Test
    void aNameOfSixtyLettersIsCut() {
        assertThat(MachineReadableZone.line1("A".repeat(60))).isEqualTo("P<IDN" + "A".repeat(39));
        assertThat(MachineReadableZone.line1("Putu " + "B".repeat(55))).isEqualTo("P<IDN" + "B".repeat(36) + "<<P");
        assertThat(MachineReadableZone.line1("C".repeat(55) + " Ayu")).isEqualTo("P<IDNAYU<<" + "C".repeat(34));
    }

    @Test
    void bothLinesHaveFortyFourCharactersWhateverTheName() {
        for (String name :
                new String[] {"A", "A B", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z", "'", "A '"}) {
            assertThat(MachineReadableZone.of(
                            name, "X1234567", LocalDate.of(2000, 2, 29), "F", LocalDate.of(2036, 2, 29)))
                    .describedAs(name)
                    .matches("[A-Z0-9<]{44}\\n[A-Z0-9<]{44}");
        }
    }
}
