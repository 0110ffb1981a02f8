package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.document.Requirements;
import id.paspor.document.Requirements.Situation;
import id.paspor.engine.Decisions;
import id.paspor.office.Product;
import id.paspor.payment.Fees;
import id.paspor.support.Applicants;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the home page promises is what a case then meets. */
@ProcessTest
class HomeTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Requirements requirements;

    @Autowired
    Fees fees;

    @Autowired
    Decisions decisions;

    static Stream<Arguments> cases() {
        Map<String, Object> old = Applicants.replacement();
        old.put("oldPassportExpiry", "2013-06-30");
        Map<String, Object> child = Applicants.child();
        child.putAll(Map.of(
                "kind", "replacement",
                "oldPassportNumber", "B1234567",
                "oldPassportExpiry", "2025-06-30",
                "oldPassportCondition", "good"));
        return Stream.of(
                Arguments.of(Situation.NEW_ADULT, Applicants.adult()),
                Arguments.of(Situation.REPLACEMENT_BY_BOOK, Applicants.replacement()),
                Arguments.of(Situation.REPLACEMENT_WITH_RECORDS, old),
                Arguments.of(Situation.NEW_CHILD, Applicants.child()),
                Arguments.of(Situation.REPLACEMENT_CHILD, child));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDocumentsOfTheHomePageAreThoseThatTheCaseNeeds(Situation situation, Map<String, Object> answers) {
        assertThat(requirements.of(situation))
                .isNotEmpty()
                .isEqualTo(office.receivesApplication(answers).requiredDocuments());
    }

    @Test
    void theFeeOfTheHomePageIsTheOneThatIsBilled() {
        long billed =
                office.receivesApplication(Applicants.adult()).isBilled().bill().amount();

        assertThat(fees.of(Product.ELECTRONIC_10Y)).isEqualTo(billed);
    }

    @ParameterizedTest
    @CsvSource({"ORDINARY_5Y, 350000", "ORDINARY_10Y, 650000", "ELECTRONIC_5Y, 650000", "ELECTRONIC_10Y, 950000"})
    void theFeesAreThoseOfTheRegulation(Product product, long rupiah) {
        assertThat(fees.of(product)).isEqualTo(rupiah);
    }

    @Test
    void anAnswerIsKeptAndLeavesNoTraceInTheEngine() {
        Map<String, Object> facts = Map.of("product", "ordinary-5y");

        assertThat(decisions.evaluate("fee", facts)).isSameAs(decisions.evaluate("fee", facts));
        assertThat(office.rowsIn("act_hi_decinst")).isZero();
    }

    @Test
    void aTableThatDoesNotExistSaysNothing() {
        assertThatThrownBy(() -> decisions.evaluate("no-such-table", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-table");
    }
}
