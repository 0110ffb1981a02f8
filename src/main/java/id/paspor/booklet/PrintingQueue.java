package id.paspor.booklet;

import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;

    PrintingQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many passports of each product wait at an office, by the product's code. */
    public Map<String, Integer> waiting(String office) {
        Map<String, Integer> waiting = new LinkedHashMap<>();
        jdbc.sql("""
                select product, count(*) as passports from booklet
                where office = ? and state = 'ALLOCATED' group by product order by product""").param(office).query(row -> {
            waiting.put(row.getString("product"), row.getInt("passports"));
        });
        return waiting;
    }

    /** The passports that come next, at most {@link #BATCH}. */
    public List<ToPrint> next(String office, Product product) {
        return jdbc.sql("""
                select number, registration_number, paid_at, reprint from booklet
                where office = ? and product = ? and state = 'ALLOCATED'
                order by reprint desc, paid_at, number limit ?""")
                .params(office, product.code(), BATCH)
                .query(ToPrint.class)
                .list();
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
        List<ToPrint> batch = jdbc.sql("""
                select number, registration_number, paid_at, reprint from booklet
                where number in (:numbers) and office = :office and state = 'ALLOCATED'
                order by reprint desc, paid_at, number""")
                .param("numbers", wanted)
                .param("office", office)
                .query(ToPrint.class)
                .list();
        if (batch.size() < wanted.size()) {
            throw Refusal.conflict("printing.moved-on");
        }
        return batch;
    }
}
