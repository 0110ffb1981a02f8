package id.paspor.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "Susie Margaret Smith-Jones, SMITH<JONES<<SUSIE<MARGARET",
        "Enya Siobhan O'Connor, OCONNOR<<ENYA<SIOBHAN",
        "Huda Muhammad Jawad Al-Basri, AL<BASRI<<HUDA<MUHAMMAD<JAWAD",
        "Arkfreith, ARKFREITH",
        "José Peña, PENA<<JOSE",
        "Rene\u0301e Müller, MUELLER<<RENEE",
        "Åsa Łukasz Øyvind, OEYVIND<<AASA<LUKASZ",
        "Þóra Großmann, GROSSMANN<<THORA",
        "ʻAbd Qurʼan, QURAN<<ABD",
        "'  Budi   Santoso  ', SANTOSO<<BUDI",
        "M. Yusuf, YUSUF<<M",
        "Anna‑Lena Putri, PUTRI<<ANNA<LENA",
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

    @ParameterizedTest
    @CsvSource({
        // ICAO Doc 9303 part 4, 4.2.3.2 and 4.2.3.4
        "Chayapa Dejthamrong Krasuang Nilavadhanananda, NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
        "Arnpol Petch Charonguang Nilavadhanananda, NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU",
        "Jonathon Warren Trevor Papandropoulous, PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR",
        // the thirty-ninth character would be a filler
        "Abcdefgh Ijklmnopq Rst Nilavadhananandax, NILAVADHANANANDAX<<ABCDEFGH<IJKLMNOPQ<R",
        "Abcdefgh Ijklmnopqr Stu Nilavadhananandax, NILAVADHANANANDAX<<ABCDEFGH<IJKLMNOPQ<S",
        "Abcdefghijklmnopqrs-Tuvwxyzabcdefghijkl-Mno, ABCDEFGHIJKLMNOPQRS<TUVWXYZABCDEFGHIJKL",
        "Abcdefghijklmnopqrs-Tuvwxyzabcdefghijk-Mno, ABCDEFGHIJKLMNOPQRS<TUVWXYZABCDEFGHIJ<M"
    })
    void aNameThatIsCutEndsWithALetter(String name, String field) {
        assertThat(MachineReadableZone.line1(name)).isEqualTo("P<IDN" + field).hasSize(44);
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "Иван Петров", "Budi 2", "Budi € Santoso", "'", "  ", ""})
    void whatHasNoPlaceInTheZoneIsRefusedAndNotDropped(String name) {
        assertThatThrownBy(() -> MachineReadableZone.line1(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("王", "Иван", "€");
    }

    @Test
    void bothLinesHaveFortyFourCharactersWhateverTheName() {
        for (String name :
                new String[] {"A", "A B", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z", "A '", "' A"}) {
            assertThat(MachineReadableZone.of(
                            name, "X1234567", LocalDate.of(2000, 2, 29), "F", LocalDate.of(2036, 2, 29)))
                    .describedAs(name)
                    .matches("[A-Z0-9<]{44}\\n[A-Z0-9<]{44}");
        }
    }
}
