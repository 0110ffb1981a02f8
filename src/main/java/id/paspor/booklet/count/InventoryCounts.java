package id.paspor.booklet.count;

import id.paspor.booklet.Booklets;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers counted, beside what there should have been. A count changes nothing by itself. */
@Service
public class InventoryCounts {

    private static final int MOST_MISSING = 100;
    /** More of one kind no office has. */
    public static final int MOST_COUNTED = 1_000_000;

    private final InventoryCountRepository counts;
    private final Booklets booklets;
    private final Clock clock;

    InventoryCounts(InventoryCountRepository counts, Booklets booklets, Clock clock) {
        this.counts = counts;
        this.booklets = booklets;
        this.clock = clock;
    }

    /**
     * Keeps a count of blank booklets.
     *
     * @param missing the numbers of those that were not found
     * @throws Refusal when one of these is no blank booklet of this office and product
     */
    @Transactional
    public InventoryCount keep(String office, Product product, int counted, List<String> missing) {
        if (counted < 0 || counted > MOST_COUNTED) {
            throw Refusal.invalid("counted", "form.range", 0, MOST_COUNTED);
        }
        List<String> numbers = missing.stream().distinct().sorted().toList();
        if (numbers.size() > MOST_MISSING) {
            throw Refusal.invalid("missing", "booklets.too-many-missing", MOST_MISSING);
        }
        numbers.forEach(number -> requireBlank(office, product, number));
        InventoryCount count = new InventoryCount(
                product.code(),
                counted,
                booklets.blank(office, product),
                numbers.isEmpty() ? null : String.join(" ", numbers),
                Actor.current(),
                clock.instant());
        counts.save(new InventoryCountEntity(office, count));
        return count;
    }

    /** The newest counts of an office, newest first. */
    @Transactional(readOnly = true)
    public List<InventoryCount> latest(String office) {
        return counts.findTop20ByOfficeOrderByCountedAtDescIdDesc(office);
    }

    private void requireBlank(String office, Product product, String number) {
        if (!booklets.isBlank(number, office, product)) {
            throw Refusal.invalid("missing", "booklets.not-blank", number);
        }
    }
}
