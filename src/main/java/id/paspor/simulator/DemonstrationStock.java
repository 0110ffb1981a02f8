package id.paspor.simulator;

import id.paspor.booklet.Booklets;
import id.paspor.kernel.preparation.Preparation;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.screening.WatchList;
import id.paspor.screening.WatchLists;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a fresh demonstration blank booklets, and one prevention order to try screening with. */
@Component
@Order(10)
@ConditionalOnProperty(name = "paspor.embedded-database.active", havingValue = "true")
class DemonstrationStock implements Preparation {

    private static final int PER_OFFICE = 500;

    private static final Map<Product, String> LETTERS = Map.of(
            Product.ORDINARY_5Y, "C",
            Product.ORDINARY_10Y, "D",
            Product.ELECTRONIC_5Y, "E",
            Product.ELECTRONIC_10Y, "X");

    private final Offices offices;
    private final Booklets booklets;
    private final WatchLists watchLists;
    private final Clock clock;

    DemonstrationStock(Offices offices, Booklets booklets, WatchLists watchLists, Clock clock) {
        this.offices = offices;
        this.booklets = booklets;
        this.watchLists = watchLists;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void prepare() {
        if (booklets.isStocked()) {
            return;
        }
        int firstSerial = 1_000_001;
        for (Office office : offices.all()) {
            for (Product product : office.products()) {
                String letter = LETTERS.get(product);
                booklets.receive(office.code(), product, letter + firstSerial, letter + (firstSerial + PER_OFFICE - 1));
            }
            firstSerial += 10_000;
        }
        LocalDate today = LocalDate.now(clock);
        String order = ",,Bambang Tercekal,,Kejaksaan Agung,,%s,%s".formatted(today.minusDays(30), today.plusDays(150));
        byte[] header = watchLists.template(WatchList.PREVENTION_ORDERS);
        watchLists.replace(
                WatchList.PREVENTION_ORDERS,
                (new String(header, StandardCharsets.UTF_8) + order).getBytes(StandardCharsets.UTF_8),
                "Demonstrasi");
    }
}
