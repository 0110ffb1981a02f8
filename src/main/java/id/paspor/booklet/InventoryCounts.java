package id.paspor.booklet;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.office.Product;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers counted, beside what there should have been. A count changes nothing by itself. */
@Service
public class InventoryCounts {

    private static final int SHOWN = 20;
    private static final int MOST_MISSING = 100;
    private static final int MOST_COUNTED = 1_000_000;

    private final JdbcClient jdbc;
    private final Booklets booklets;
    private final Clock clock;

    InventoryCounts(JdbcClient jdbc, Booklets booklets, Clock clock) {
        this.jdbc = jdbc;
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
        jdbc.sql("""
                insert into booklet_count (office, product, counted, expected, missing, counted_by, counted_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        office,
                        count.product(),
                        counted,
                        count.expected(),
                        count.missing(),
                        count.countedBy(),
                        Timestamp.from(count.countedAt()))
                .update();
        return count;
    }

    /** The newest counts of an office, newest first. */
    @Transactional(readOnly = true)
    public List<InventoryCount> latest(String office) {
        return jdbc.sql("""
                select product, counted, expected, missing, counted_by, counted_at
                from booklet_count where office = ? order by counted_at desc, id desc limit ?""").params(office, SHOWN).query(InventoryCount.class).list();
    }

    private void requireBlank(String office, Product product, String number) {
        boolean blank = jdbc.sql("""
                select exists (
                    select from booklet where number = ? and office = ? and product = ? and state = 'BLANK')""")
                .params(number, office, product.code())
                .query(Boolean.class)
                .single();
        if (!blank) {
            throw Refusal.invalid("missing", "booklets.not-blank", number);
        }
    }
}
