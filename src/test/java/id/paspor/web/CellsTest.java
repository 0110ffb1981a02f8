package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", "=1\n+1"})
    void noSpreadsheetTakesACellForAFormula(String cell) {
        assertThat(Cells.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P1", "1-1", "2026-09-09", "950000"})
    void othersStayAsTheyAre(String cell) {
        assertThat(Cells.harmless(cell)).isEqualTo(cell);
    }
}
