package id.paspor.booklet;

import id.paspor.booklet.BookletRepository.Stock;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many blank booklets each office has of each product, as operations see it: counted once a minute. */
@Component
class BlankBooklets {

    private final BookletRepository booklets;
    private final Offices offices;
    private final MultiGauge gauge;

    BlankBooklets(BookletRepository booklets, Offices offices, MeterRegistry meters) {
        this.booklets = booklets;
        this.offices = offices;
        this.gauge = MultiGauge.builder("paspor.booklets.blank").register(meters);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void count() {
        Map<Tags, Long> blank = booklets.stock(BookletState.BLANK).stream()
                .collect(Collectors.toMap(stock -> tags(stock.office(), stock.product()), Stock::booklets));
        List<Row<?>> rows = offices.all().stream()
                .flatMap(office -> office.products().stream()
                        .map(Product::code)
                        .map(product -> tags(office.code(), product))
                        .<Row<?>>map(tags -> Row.of(tags, blank.getOrDefault(tags, 0L))))
                .toList();
        gauge.register(rows, true);
    }

    private static Tags tags(String office, String product) {
        return Tags.of("office", office, "product", product);
    }
}
