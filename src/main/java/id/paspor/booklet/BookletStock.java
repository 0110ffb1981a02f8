package id.paspor.booklet;

import id.paspor.office.Office;
import id.paspor.office.Product;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is of booklets at an office, and how it came to be so. */
@Service
public class BookletStock {

    /**
     * The booklets of one product at an office: how many were ever received, and where they are now.
     *
     * @param product its code
     * @param waiting how many cases wait for one
     * @param agrees whether the ledger of movements leads to just these booklets in just these states
     */
    public record Level(
            String product,
            long received,
            long blank,
            long allocated,
            long printed,
            long handedOver,
            long spoiled,
            long cancelled,
            long lost,
            long destroyed,
            long waiting,
            boolean agrees) {}

    private final BookletRepository booklets;
    private final BookletMovementRepository movements;
    private final BookletProperties settings;

    BookletStock(BookletRepository booklets, BookletMovementRepository movements, BookletProperties settings) {
        this.booklets = booklets;
        this.movements = movements;
        this.settings = settings;
    }

    /** The stock of every product that an office issues or ever had booklets of, by product. */
    @Transactional(readOnly = true)
    public List<Level> levels(Office office) {
        return booklets.levels(
                office.code(), office.products().stream().map(Product::code).toArray(String[]::new));
    }

    /** The products of which an office has fewer blank booklets than {@link #lowLevel()}, and how many. */
    @Transactional(readOnly = true)
    public Map<String, Long> low(Office office) {
        Map<String, Long> low = new LinkedHashMap<>();
        office.products().forEach(product -> low(office, product).ifPresent(blank -> low.put(product.code(), blank)));
        return low;
    }

    /** How many blank booklets of a product an office has, when they are fewer than {@link #lowLevel()}. */
    @Transactional(readOnly = true)
    public OptionalLong low(Office office, Product product) {
        long blank = booklets.countBlankUpTo(lowLevel(), office.code(), product.code());
        return blank < lowLevel() ? OptionalLong.of(blank) : OptionalLong.empty();
    }

    /**
     * How the blank booklets of one product at an office became more and fewer in a time.
     *
     * @param product its code
     * @param before how many there were
     * @param received how many were delivered
     * @param used how many were taken for cases
     * @param written off without having been taken for a case
     * @param spoiled how many of those taken were spoiled, whenever they were taken
     */
    public record Balance(String product, long before, long received, long used, long written, long spoiled) {

        /** How many there were in the end. */
        public long after() {
            return before + received - used - written;
        }
    }

    /**
     * The balance of every product that an office ever had booklets of, from the ledger of their movements.
     *
     * @param first day of the office's own calendar
     * @param last the last day that is included
     */
    @Transactional(readOnly = true)
    public List<Balance> balances(Office office, LocalDate first, LocalDate last) {
        return movements.balances(office.code(), office.startOf(first), office.startOf(last.plusDays(1)));
    }

    /** With fewer blank booklets of a product an office is warned. */
    public int lowLevel() {
        return settings.lowStock();
    }

    /**
     * The movements of an office's booklets, in their order.
     *
     * @param first day of the office's own calendar
     * @param last the last day that is included
     */
    @Transactional(readOnly = true)
    public List<BookletMovement> movements(Office office, LocalDate first, LocalDate last) {
        return movements.between(office.code(), office.startOf(first), office.startOf(last.plusDays(1)));
    }
}
