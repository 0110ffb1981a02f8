package id.paspor.appointment;

import id.paspor.office.Office;
import id.paspor.office.Product;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many interviews a day are booked for a product of which blank booklets are short. The days are counted from the
 * first booking under a quota on, in the caller's transaction.
 */
@Component
class ProductQuota {

    private final JdbcClient jdbc;

    ProductQuota(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes one of the day's places of a product.
     *
     * @param day in the office's zone
     * @return whether there was one; always when the product has no quota there
     */
    boolean take(String office, Product product, LocalDate day) {
        int taken = jdbc.sql("""
                insert into product_day (office, product, day, capacity, booked)
                select office, product, ?, places, 1 from product_quota where office = ? and product = ? and places > 0
                on conflict (office, product, day) do update set booked = product_day.booked + 1
                where product_day.booked < product_day.capacity""").params(day, office, product.code()).update();
        return taken == 1 || !isLimited(office, product);
    }

    /** Gives a place back; beyond the quota it is gone. */
    void giveBack(String office, Product product, LocalDate day) {
        jdbc.sql("""
                update product_day d set booked = d.booked - 1, capacity = greatest(q.places, d.booked - 1)
                from product_quota q
                where d.office = ? and d.product = ? and d.day = ? and d.booked > 0
                    and q.office = d.office and q.product = d.product""").params(office, product.code(), day).update();
    }

    private boolean isLimited(String office, Product product) {
        return jdbc.sql("select exists (select from product_quota where office = ? and product = ?)")
                .params(office, product.code())
                .query(Boolean.class)
                .single();
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

    /** Sets a quota from a day on; whoever is booked already counts. */
    void set(Office office, Product product, int places, LocalDate from) {
        jdbc.sql("insert into product_quota (office, product, places) values (?, ?, ?)"
                        + " on conflict (office, product) do update set places = excluded.places")
                .params(office.code(), product.code(), places)
                .update();
        jdbc.sql("""
                insert into product_day as d (office, product, day, capacity, booked)
                select s.office, ?, s.day, greatest(?, count(*)), count(*)
                from booking b join interview_slot s on s.id = b.slot
                join case_file f on f.registration_number = b.registration_number
                where s.office = ? and s.day >= ? and b.state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED')
                    and f.application ->> 'product' = ?
                group by s.office, s.day
                on conflict (office, product, day) do nothing""")
                .params(product.code(), places, office.code(), from, product.code())
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
