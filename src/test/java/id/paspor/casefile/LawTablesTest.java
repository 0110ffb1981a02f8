package id.paspor.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.ChangedTable;
import id.paspor.support.Sources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of every decision table says whose rule it is. */
class LawTablesTest {

    private static final Pattern SOURCE = Pattern.compile(
            "(?:Permenkumham|PP|UU) \\d+/\\d{4}(?: as changed by \\d+/\\d{4})?, (?:art\\. \\d+|annex|article not verified)"
                    + "|[Oo]ffice practice, default");

    @Test
    void everyRuleCitesItsSource() {
        Map<String, String> descriptions = new TreeMap<>();
        for (Sources.Source table : Sources.all("processes", ".dmn")) {
            Dmn.readModelFromStream(new ByteArrayInputStream(table.text().getBytes(StandardCharsets.UTF_8)))
                    .getModelElementsByType(Rule.class)
                    .forEach(rule -> descriptions.put(
                            table + "#" + rule.getId(),
                            rule.getDescription() == null
                                    ? ""
                                    : rule.getDescription().getTextContent()));
        }

        assertThat(descriptions).hasSizeGreaterThan(30);
        assertThat(descriptions)
                .allSatisfy((rule, description) -> assertThat(description).containsPattern(SOURCE));
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "18, 18", "21, 21"})
    void theAgeForTenYearsIsThatOfItsTableAlone(int written, int age) {
        PassportLaw law = new PassportLaw(
                ChangedTable.of("passport-validity", "<text>&gt;= 17</text>", "<text>&gt;= " + written + "</text>"),
                Period.ZERO);

        assertThat(law.tenYearsFrom()).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A rule without a source. | false",
                "By law. PP 45/2024. | false",
                "By law. PP 45/2024, annex. | true",
                "By law. Permenkumham 8/2014 as changed by 18/2022, art. 2A (3). | true",
                "By law. Permenkumham 19/2024, article not verified. | true",
                "As it is done. Office practice, default. | true"
            })
    void aSourceIsALawWithItsArticleOrOfficePractice(String description, boolean cites) {
        assertThat(SOURCE.matcher(description).find()).isEqualTo(cites);
    }
}
