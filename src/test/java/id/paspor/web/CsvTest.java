package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", "=1\n+1"})
    void noSpreadsheetTakesACellForAFormula(String cell) {
        assertThat(written(cell, "x").replace("\"", "")).isEqualTo("'" + cell + ",x\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1", "1-1", "2026-09-09", "950000"})
    void othersStayAsTheyAre(String cell) {
        assertThat(written(cell, "x")).isEqualTo(cell + ",x\r\n");
    }

    @Test
    void aCellWithACommaIsQuotedAndNothingIsAnEmptyOne() {
        assertThat(written("a,b", null, 7)).isEqualTo("\"a,b\",,7\r\n");
    }

    private static String written(Object... cells) {
        return new String(new Csv().row(cells).bytes(), StandardCharsets.UTF_8);
    }
}
