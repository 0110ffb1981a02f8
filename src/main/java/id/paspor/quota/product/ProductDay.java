package id.paspor.quota.product;

import id.paspor.office.Product;
import id.paspor.quota.rule.Columns;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.LocalDate;

/** The places of a product under a quota on one day; they are counted where they are, as many take them at once. */
@Entity
class ProductDay {

    @EmbeddedId
    private Key id;

    private int capacity;
    private int booked;

    protected ProductDay() {}

    @Embeddable
    record Key(
            String office,
            @Convert(converter = Columns.OfProduct.class) Product product,
            LocalDate day) implements Serializable {}
}
