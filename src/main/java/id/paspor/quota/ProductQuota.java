package id.paspor.quota;

import id.paspor.office.Office;
import id.paspor.office.Product;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many interviews a day are booked for a product of which blank booklets are short. The days are counted from the
 * first booking under a quota on, in the caller's transaction.
 */
@Component
public class ProductQuota {

    private static final String QUOTA = """
            from interview_slot s join product_quota q on q.office = s.office
            where q.product = ? and s.id = ?""";

    private final JdbcClient jdbc;

    ProductQuota(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a place for a product on the day of a slot.
     *
     * @return whether there was one; always when the product has no quota there
     */
    public boolean take(Product product, String slot) {
        int taken = jdbc.sql("""
                insert into product_day (office, product, day, capacity, booked)
                select q.office, q.product, s.day, q.places, 1
                """ + QUOTA + """
                 and q.places > 0
                on conflict (office, product, day) do update set booked = product_day.booked + 1
                where product_day.booked < product_day.capacity""").params(product.code(), slot).update();
        return taken == 1 || !isLimited(product, slot);
    }

    /** Gives a place back that was taken for a product; beyond the quota it is gone. */
    public void giveBack(Product product, String slot) {
        jdbc.sql("""
                update product_day d set booked = d.booked - 1, capacity = greatest(quota.places, d.booked - 1)
                from (select q.*, s.day
                """ + QUOTA + """
                ) quota
                where d.office = quota.office and d.product = quota.product and d.day = quota.day
                    and d.booked > 0""").params(product.code(), slot).update();
    }

    private boolean isLimited(Product product, String slot) {
        return jdbc.sql("select exists (select " + QUOTA + ")")
                .params(product.code(), slot)
                .query(Boolean.class)
                .single();
    }

    /** Whether all places of a product at an office are taken on a day. */
    public Predicate<LocalDate> full(String office, Product product) {
        List<LocalDate> days = jdbc.sql("""
                select d.day from product_quota q left join product_day d
                    on d.office = q.office and d.product = q.product
                where q.office = ? and q.product = ? and (q.places = 0 or d.booked >= d.capacity)""")
                .params(office, product.code())
                .query(LocalDate.class)
                .list();
        Set<LocalDate> full = new HashSet<>(days);
        // no day at all when there are no blanks at all
        return full.contains(null) ? day -> true : full::contains;
    }

    /** The quotas of an office. */
    Map<Product, Integer> of(String office) {
        Map<Product, Integer> places = new EnumMap<>(Product.class);
        jdbc.sql("select product, places from product_quota where office = ?")
                .param(office)
                .query(row -> {
                    places.put(Product.of(row.getString("product")), row.getInt("places"));
                });
        return places;
    }

    /**
     * Sets a quota from a day on.
     *
     * @param booked how many places are booked for the product by day; they count
     */
    void set(Office office, Product product, int places, LocalDate from, Map<LocalDate, Integer> booked) {
        jdbc.sql("insert into product_quota (office, product, places) values (?, ?, ?)"
                        + " on conflict (office, product) do update set places = excluded.places")
                .params(office.code(), product.code(), places)
                .update();
        jdbc.sql("""
                insert into product_day (office, product, day, capacity, booked)
                select ?, ?, day, greatest(?, booked), booked from unnest(?::date[], ?::integer[]) as known (day, booked)
                on conflict (office, product, day) do nothing""")
                .params(office.code(), product.code(), places)
                .params(
                        booked.keySet().stream().map(LocalDate::toString).toArray(String[]::new),
                        booked.values().toArray(Integer[]::new))
                .update();
        jdbc.sql("update product_day set capacity = greatest(?, booked) where office = ? and product = ? and day >= ?")
                .params(places, office.code(), product.code(), from)
                .update();
    }

    /** Ends a quota; false when there is none. */
    boolean remove(String office, Product product) {
        jdbc.sql("delete from product_day where office = ? and product = ?")
                .params(office, product.code())
                .update();
        return jdbc.sql("delete from product_quota where office = ? and product = ?")
                        .params(office, product.code())
                        .update()
                == 1;
    }
}
