package id.paspor.quota.product;

import id.paspor.office.Product;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProductDayRepository extends Repository<ProductDay, ProductDay.Key> {

    /** Takes a place for a product on the day of a slot, if the product has a quota there. */
    @NativeQuery("""
            with quota as (
                select q.office, q.product, s.day, q.places
                from interview_slot s join product_quota q on q.office = s.office
                where q.product = :product and s.id = :slot),
            taken as (
                insert into product_day (office, product, day, capacity, booked)
                select office, product, day, places, 1 from quota where places > 0
                on conflict (office, product, day) do update set booked = product_day.booked + 1
                where product_day.booked < product_day.capacity
                returning office)
            select exists (select from quota) as limited, exists (select from taken) as taken""")
    Taken take(String product, String slot);

    /**
     * What became of a place that was asked for.
     *
     * @param limited whether the product has a quota
     * @param taken whether there was a place within it
     */
    record Taken(boolean limited, boolean taken) {}

    /** Beyond the quota a place is gone. */
    @Modifying
    @NativeQuery("""
            update product_day d set booked = d.booked - 1, capacity = greatest(q.places, d.booked - 1)
            from interview_slot s join product_quota q on q.office = s.office
            where q.product = :product and s.id = :slot
                and d.office = q.office and d.product = q.product and d.day = s.day and d.booked > 0""")
    void giveBack(String product, String slot);

    /** Counts what is booked on days that were not counted so far. */
    @Modifying
    @NativeQuery("""
            insert into product_day (office, product, day, capacity, booked)
            values (:office, :product, :day, greatest(:places, :booked), :booked)
            on conflict (office, product, day) do nothing""")
    void count(String office, String product, LocalDate day, int places, int booked);

    /** Sets the places from a day on; what is booked beyond them stays. */
    @Modifying
    @Query("update ProductDay d set d.capacity = greatest(:places, d.booked)"
            + " where d.id.office = :office and d.id.product = :product and d.id.day >= :from")
    void set(String office, Product product, int places, LocalDate from);

    @Modifying
    @Query("delete from ProductDay d where d.id.office = :office and d.id.product = :product")
    void forget(String office, Product product);
}
