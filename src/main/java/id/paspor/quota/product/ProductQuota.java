package id.paspor.quota.product;

import id.paspor.kernel.Remembered;
import id.paspor.office.Office;
import id.paspor.office.Product;
import id.paspor.quota.SlotId;
import id.paspor.quota.product.ProductDayRepository.Taken;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * How many interviews a day are booked for a product of which blank booklets are short. The days are counted from the
 * first booking under a quota on, in the caller's transaction.
 */
@Component
public class ProductQuota {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final ProductQuotaRepository quotas;
    private final ProductDayRepository days;
    private final Remembered<At, Set<LocalDate>> full = new Remembered<>(REMEMBERED, this::readFull);

    private record At(String office, Product product) {}

    ProductQuota(ProductQuotaRepository quotas, ProductDayRepository days) {
        this.quotas = quotas;
        this.days = days;
    }

    /**
     * Takes a place for a product on the day of a slot.
     *
     * @return whether there was one; always when the product has no quota there
     */
    public boolean take(Product product, SlotId slot) {
        Taken asked = days.take(product.code(), slot.value());
        if (asked.limited()) {
            changed(slot.office(), product);
        }
        return asked.taken() || !asked.limited();
    }

    /** Gives a place back that was taken for a product; beyond the quota it is gone. */
    public void giveBack(Product product, SlotId slot) {
        days.giveBack(product.code(), slot.value());
        changed(slot.office(), product);
    }

    private void changed(String office, Product product) {
        full.forget(new At(office, product));
    }

    /** Whether all places of a product at an office are taken on a day, up to a second old. */
    public Predicate<LocalDate> full(String office, Product product) {
        Set<LocalDate> days = full.get(new At(office, product));
        return days.contains(null) ? day -> true : days::contains;
    }

    private Set<LocalDate> readFull(At at) {
        return new HashSet<>(quotas.full(at.office(), at.product()));
    }

    /** The quotas of an office. */
    public Map<Product, Integer> of(String office) {
        Map<Product, Integer> places = new EnumMap<>(Product.class);
        quotas.findByIdOffice(office).forEach(quota -> places.put(quota.product(), quota.places()));
        return places;
    }

    /**
     * Sets a quota from a day on.
     *
     * @param booked how many places are booked for the product by day; they count
     */
    public void set(Office office, Product product, int places, LocalDate from, Map<LocalDate, Integer> booked) {
        quotas.set(office.code(), product.code(), places);
        booked.forEach((day, number) -> days.count(office.code(), product.code(), day, places, number));
        days.set(office.code(), product, places, from);
        changed(office.code(), product);
    }

    /** Ends a quota; false when there is none. */
    public boolean remove(String office, Product product) {
        days.forget(office, product);
        changed(office, product);
        return quotas.end(office, product) == 1;
    }
}
