package id.paspor.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application.Sex;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NikTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5171012204860001", // a man of 22 April 1986
                "5171016204860001", // a woman of the same day
                "5171012902000001", // 29 February 2000
                "5171017112999999", // a woman of 31 December 1999
                "1101012204860001", // Aceh
                "9601012204860001" // Papua Barat Daya
            })
    void aDateThatExistsAndASerialArePossible(String nik) {
        assertThat(new Nik(nik).isPossible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5171012204860000", // serial 0000
                "5171010004860001", // day 0
                "5171013204860001", // day 32
                "5171014004860001", // day 40
                "5171017204860001", // a woman's day 32
                "5171013104860001", // 31 April
                "5171012902010001", // 29 February 2001
                "5171012200860001", // month 0
                "5171012213860001", // month 13
                "0000002204860001", // no region
                "1000012204860001", // no province
                "5471012204860001", // none any more: Timor Timur
                "9971012204860001" // none yet
            })
    void anythingElseIsImpossible(String nik) {
        assertThat(new Nik(nik).isPossible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "517101220486001", // 15 digits
                "51710122048600011", // 17 digits
                "51710122048600O1", // the letter O
                "５１７１０１２２０４８６０００１", // digits of another script
                "5171012204860001\n",
                ""
            })
    void whatHasNotSixteenDigitsIsNone(String text) {
        assertThat(Nik.of(text)).isEmpty();
        assertThatThrownBy(() -> new Nik(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inTextsAndJsonItIsItsDigits() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        Nik nik = Nik.of("5171012204860001").orElseThrow();

        assertThat(nik).hasToString("5171012204860001");
        assertThat(json.writeValueAsString(nik)).isEqualTo("\"5171012204860001\"");
        assertThat(json.readValue("\"5171012204860001\"", Nik.class)).isEqualTo(nik);
    }

    @Test
    void theDayTellsMenFromWomen() {
        assertThat(new Nik("5171012204860001").agreesWith(Sex.M)).isTrue();
        assertThat(new Nik("5171012204860001").agreesWith(Sex.F)).isFalse();
        assertThat(new Nik("5171016204860001").agreesWith(Sex.F)).isTrue();
        assertThat(new Nik("5171016204860001").agreesWith(Sex.M)).isFalse();
        assertThat(new Nik("5171014104860001").agreesWith(Sex.F)).isTrue();
        assertThat(new Nik("5171013101860001").agreesWith(Sex.M)).isTrue();
    }

    @Test
    void theBirthDateIsComparedAsFarAsTwoDigitsOfAYearCanSay() {
        Nik woman = new Nik("5171016204860001");

        assertThat(woman.agreesWith(LocalDate.of(1986, 4, 22))).isTrue();
        assertThat(woman.agreesWith(LocalDate.of(2086, 4, 22))).isTrue();
        assertThat(woman.agreesWith(LocalDate.of(1986, 4, 21))).isFalse();
        assertThat(woman.agreesWith(LocalDate.of(1986, 5, 22))).isFalse();
        assertThat(woman.agreesWith(LocalDate.of(1987, 4, 22))).isFalse();
    }

    @Test
    void aFamilyCardBearsTheDayOfItsRecordingWithoutTheForty() {
        assertThat(Nik.isPossibleFamilyCard("5171011203150007")).isTrue();
        assertThat(Nik.isPossibleFamilyCard("5171015203150007")).isFalse();
        assertThat(Nik.isPossibleFamilyCard("5171011203150000")).isFalse();
        assertThat(Nik.isPossibleFamilyCard("0000001203150007")).isFalse();
        assertThat(Nik.isPossibleFamilyCard("9871011203150007")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "517101", "51710112031500O7", "5171011203150007 "})
    void aFamilyCardNumberOfAnotherShapeIsImpossible(String number) {
        assertThat(Nik.isPossibleFamilyCard(number)).isFalse();
    }

    @Test
    void textsWriteItInGroupsAndProgramsInDigits() throws JsonProcessingException {
        Nik nik = new Nik("5171032204860001");

        assertThat(nik.grouped()).isEqualTo("5171 0322 0486 0001");
        assertThat(new ObjectMapper().writeValueAsString(nik)).isEqualTo("\"5171032204860001\"");
        assertThat(nik).hasToString("5171032204860001");
    }
}
