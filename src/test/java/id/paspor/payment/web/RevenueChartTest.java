package id.paspor.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.office.Product;
import id.paspor.payment.book.Books.Revenue;
import id.paspor.payment.book.Days;
import id.paspor.web.BarChart.Bar;
import id.paspor.web.BarChart.Group;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Revenue as bars: each amount once, at its day or month and its product. */
class RevenueChartTest {

    private static final List<Revenue> REVENUE = List.of(
            new Revenue(LocalDate.of(2026, 12, 30), Product.ELECTRONIC_5Y, 2, 1_300_000),
            new Revenue(LocalDate.of(2026, 12, 30), Product.ORDINARY_5Y, 1, 350_000),
            new Revenue(LocalDate.of(2027, 1, 2), Product.ORDINARY_5Y, 3, 1_050_000));

    @ParameterizedTest
    @CsvSource({
        "2026-12-30, 2027-01-02, false, 4",
        "2026-12-15, 2027-01-15, false, 32",
        "2026-12-14, 2027-01-15, true, 2"
    })
    void eachDayOrMonthHasABarForEachProductThatWasPaidFor(
            LocalDate first, LocalDate last, boolean monthly, int groups) {
        RevenueChart chart = RevenueChart.of(Days.of(first, last), REVENUE);

        assertThat(chart.monthly()).isEqualTo(monthly);
        assertThat(chart.products()).containsExactly(Product.ORDINARY_5Y, Product.ELECTRONIC_5Y);
        assertThat(chart.bars().groups())
                .hasSize(groups)
                .allSatisfy(group -> assertThat(group.bars())
                        .hasSize(2)
                        .allSatisfy(bar -> assertThat(bar.width()).isPositive()));
        assertThat(chart.bars().groups().stream()
                        .flatMap(group -> group.bars().stream())
                        .mapToLong(Bar::value)
                        .sum())
                .isEqualTo(2_700_000);
    }

    @Test
    void monthsOfAYearAreNamedByTheirFirstDay() {
        Days year = Days.of(LocalDate.of(2026, 2, 15), LocalDate.of(2027, 1, 15));

        assertThat(RevenueChart.of(year, REVENUE).bars().groups().stream()
                        .filter(group -> group.bars().get(0).value() > 0)
                        .map(Group::label))
                .containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 1));
    }
}
