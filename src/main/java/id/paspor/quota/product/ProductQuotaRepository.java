package id.paspor.quota.product;

import id.paspor.office.Product;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProductQuotaRepository extends Repository<ProductQuotaEntity, ProductQuotaEntity.Key> {

    List<ProductQuotaEntity> findByIdOffice(String office);

    /** The days on which all places of a product are taken; {@code null} for every day, when there are no blanks at all. */
    @Query("select d.id.day from ProductQuotaEntity q"
            + " left join ProductDay d on d.id.office = q.id.office and d.id.product = q.id.product"
            + " where q.id.office = :office and q.id.product = :product and (q.places = 0 or d.booked >= d.capacity)")
    List<LocalDate> full(String office, Product product);

    @Modifying
    @NativeQuery("""
            insert into product_quota (office, product, places) values (:office, :product, :places)
            on conflict (office, product) do update set places = excluded.places""")
    void set(String office, String product, int places);

    /** @return 1, or 0 when there is none */
    @Modifying
    @Query("delete from ProductQuotaEntity q where q.id.office = :office and q.id.product = :product")
    int end(String office, Product product);
}
