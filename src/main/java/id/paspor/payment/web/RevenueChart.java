package id.paspor.payment.web;

import id.paspor.office.Product;
import id.paspor.payment.book.Books.Revenue;
import id.paspor.payment.book.Days;
import id.paspor.web.BarChart;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Revenue as bars, one for each product.
 *
 * @param products for which something was paid
 * @param monthly whether the bars are of months, named by their first day, since there are too many days
 */
record RevenueChart(List<Product> products, boolean monthly, BarChart<LocalDate> bars) {

    private static final int MOST_DAYS = 31;

    static RevenueChart of(Days days, List<Revenue> revenue) {
        boolean monthly = days.first().plusDays(MOST_DAYS).isBefore(days.last());
        UnaryOperator<LocalDate> named = monthly ? day -> day.withDayOfMonth(1) : UnaryOperator.identity();
        List<Product> products =
                revenue.stream().map(Revenue::product).distinct().sorted().toList();
        List<LocalDate> labels = Stream.iterate(
                        named.apply(days.first()),
                        label -> !label.isAfter(days.last()),
                        label -> monthly ? label.plusMonths(1) : label.plusDays(1))
                .toList();
        return new RevenueChart(
                products,
                monthly,
                BarChart.of(
                        labels,
                        labels.stream()
                                .map(label -> products.stream()
                                        .map(product -> amount(revenue, product, label, named))
                                        .toList())
                                .toList()));
    }

    /** What the bars stand for, as keys of texts. */
    public List<String> names() {
        return products.stream().map(product -> "product." + product.code()).toList();
    }

    private static long amount(
            List<Revenue> revenue, Product product, LocalDate label, UnaryOperator<LocalDate> named) {
        return revenue.stream()
                .filter(line ->
                        line.product() == product && named.apply(line.day()).equals(label))
                .mapToLong(Revenue::amount)
                .sum();
    }
}
