package id.paspor.document;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.document.Requirements.Situation;
import id.paspor.support.ChangedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which old passports stand for the records is told by the table alone. */
class RequirementsTest {

    private static final String TABLE = "required-documents";

    @ParameterizedTest
    @ValueSource(ints = {2009, 2011, 2020})
    void theYearIsThatOfTheTable(int year) {
        Requirements requirements = new Requirements(ChangedTable.of(TABLE, "2009", Integer.toString(year)));

        assertThat(requirements.recordsUpTo()).isEqualTo(year);
        assertThat(requirements.of(Situation.REPLACEMENT_BY_BOOK))
                .hasSizeLessThan(
                        requirements.of(Situation.REPLACEMENT_WITH_RECORDS).size());
    }

    @Test
    void aDocumentThatTheTableNoLongerNamesIsNotAskedFor() {
        String identityCard = "\"ktp\"";

        assertThat(new Requirements(ChangedTable.of(TABLE, identityCard, identityCard)).of(Situation.NEW_ADULT))
                .contains("ktp");
        assertThat(new Requirements(ChangedTable.of(TABLE, identityCard, "\"kia\"")).of(Situation.NEW_ADULT))
                .contains("kia")
                .doesNotContain("ktp");
    }
}
