package id.paspor.booklet;

import id.paspor.office.Offices;
import id.paspor.office.Product;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many blank booklets each office has of each product, as operations see it: counted once a minute. */
@Component
class BlankBooklets {

    private record Stock(String office, String product) {}

    private final JdbcClient jdbc;
    private final Offices offices;
    private final MultiGauge gauge;

    BlankBooklets(JdbcClient jdbc, Offices offices, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.gauge = MultiGauge.builder("paspor.booklets.blank").register(meters);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void count() {
        Map<Stock, Long> blank = new HashMap<>();
        jdbc.sql("select office, product, count(*) as booklets from booklet where state = 'BLANK' group by 1, 2")
                .query(row -> {
                    blank.put(new Stock(row.getString("office"), row.getString("product")), row.getLong("booklets"));
                });
        List<Row<?>> rows = offices.all().stream()
                .flatMap(office -> office.products().stream()
                        .map(Product::code)
                        .<Row<?>>map(product -> Row.of(
                                Tags.of("office", office.code(), "product", product),
                                blank.getOrDefault(new Stock(office.code(), product), 0L))))
                .toList();
        gauge.register(rows, true);
    }
}
