package id.paspor.booklet;

import id.paspor.office.Office;
import id.paspor.office.Product;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is of booklets at an office, and how it came to be so. */
@Service
public class BookletStock {

    private final JdbcClient jdbc;
    private final int lowLevel;

    BookletStock(JdbcClient jdbc, @Value("${paspor.issuance.low-stock:50}") int lowLevel) {
        this.jdbc = jdbc;
        this.lowLevel = lowLevel;
    }

    /** The stock of every product that an office issues or ever had booklets of, by product. */
    @Transactional(readOnly = true)
    public List<StockLevel> levels(Office office) {
        return jdbc.sql("""
                select product, coalesce(received, 0) as received, coalesce(blank, 0) as blank,
                    coalesce(allocated, 0) as allocated, coalesce(printed, 0) as printed,
                    coalesce(handed_over, 0) as handed_over, coalesce(spoiled, 0) as spoiled,
                    coalesce(cancelled, 0) as cancelled, coalesce(lost, 0) as lost,
                    coalesce(destroyed, 0) as destroyed,
                    (select count(*) from booklet_wait w where w.office = :office and w.product = p.product) as waiting,
                    coalesce(agrees, true) as agrees
                from (select * from booklet_report where office = :office) r
                    right join (
                        select unnest(array[:products]) as product
                        union select product from booklet where office = :office) p using (product)
                order by product""")
                .param("office", office.code())
                .param("products", office.products().stream().map(Product::code).toList())
                .query(StockLevel.class)
                .list();
    }

    /** The products of which an office has fewer blank booklets than {@link #lowLevel}, and how many. */
    @Transactional(readOnly = true)
    public Map<String, Long> low(Office office) {
        Map<String, Long> low = new LinkedHashMap<>();
        for (Product product : office.products()) {
            long blank = jdbc.sql("""
                    select count(*) from (
                        select from booklet where office = ? and product = ? and state = 'BLANK' limit ?) blank""")
                    .params(office.code(), product.code(), lowLevel)
                    .query(Long.class)
                    .single();
            if (blank < lowLevel) {
                low.put(product.code(), blank);
            }
        }
        return low;
    }

    /** With fewer blank booklets of a product an office is warned. */
    public int lowLevel() {
        return lowLevel;
    }

    /**
     * The movements of an office's booklets, in their order.
     *
     * @param first day of the office's own calendar
     * @param last the last day that is included
     */
    @Transactional(readOnly = true)
    public List<BookletMovement> movements(Office office, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                select booklet, product, from_state, to_state, moved_at, moved_by, registration_number, reason
                from booklet_movement where office = ? and moved_at >= ? and moved_at < ? order by moved_at, id""")
                .params(office.code(), startOf(first, office), startOf(last.plusDays(1), office))
                .query(BookletMovement.class)
                .list();
    }

    private static Timestamp startOf(LocalDate day, Office office) {
        return Timestamp.from(day.atStartOfDay(office.zone()).toInstant());
    }
}
