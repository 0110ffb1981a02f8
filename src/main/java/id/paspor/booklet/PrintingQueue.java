package id.paspor.booklet;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Product;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an office has to print, product by product: what was spoiled first, then in the order of payment. It is the order
 * in which booklets were given out, because each of them was allocated to be printed.
 */
@Service
@Transactional(readOnly = true)
public class PrintingQueue {

    /** How many passports are printed in one go. */
    public static final int BATCH = 50;

    /**
     * A passport that waits at the printing desk.
     *
     * @param number of the booklet, and so of the passport
     * @param reprint whether an earlier print of it was spoiled
     */
    public record ToPrint(String number, RegistrationNumber registrationNumber, Instant paidAt, boolean reprint) {}

    private final BookletRepository booklets;

    PrintingQueue(BookletRepository booklets) {
        this.booklets = booklets;
    }

    /** How many passports of each product wait at an office, by the product's code. */
    public Map<String, Long> waiting(String office) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        booklets.stockOf(office, BookletState.ALLOCATED)
                .forEach(stock -> waiting.put(stock.product(), stock.booklets()));
        return waiting;
    }

    /** The passports that come next, at most {@link #BATCH}. */
    public List<ToPrint> next(String office, Product product) {
        return booklets.inOrder(office, product.code(), BookletState.ALLOCATED, Limit.of(BATCH));
    }

    /**
     * A batch of passports, in the order in which they come.
     *
     * @param numbers of 1 to {@link #BATCH} passports
     * @throws Refusal when one of them is not to be printed at this office, any more or at all
     */
    public List<ToPrint> batch(String office, List<String> numbers) {
        List<String> wanted = numbers.stream().distinct().toList();
        if (wanted.isEmpty() || wanted.size() > BATCH) {
            throw Refusal.invalid("numbers", "printing.choose", BATCH);
        }
        List<ToPrint> batch = booklets.inOrder(wanted, office, BookletState.ALLOCATED);
        if (batch.size() < wanted.size()) {
            throw Refusal.conflict("printing.moved-on");
        }
        return batch;
    }
}
