package id.paspor.quota.product;

import id.paspor.office.Product;
import id.paspor.quota.rule.Columns;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How many interviews a day an office has blank booklets of a product for. */
@Entity
@Immutable
@Table(name = "product_quota")
class ProductQuotaEntity {

    @EmbeddedId
    private Key id;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int places;

    protected ProductQuotaEntity() {}

    @Embeddable
    record Key(
            String office,
            @Convert(converter = Columns.OfProduct.class) Product product) implements Serializable {}

    Product product() {
        return id.product();
    }

    int places() {
        return places;
    }
}
