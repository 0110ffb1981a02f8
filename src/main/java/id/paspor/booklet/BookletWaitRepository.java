package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BookletWaitRepository extends Repository<BookletWait, RegistrationNumber> {

    /** Enters a case, unless it waits already; tells how many entries that made. */
    @Modifying
    @NativeQuery("""
            insert into booklet_wait (registration_number, office, product, paid_at, reprint, since)
            values (:registrationNumber, :office, :product, :paidAt, :reprint, :now)
            on conflict do nothing""")
    int enter(
            RegistrationNumber registrationNumber,
            String office,
            String product,
            Instant paidAt,
            boolean reprint,
            Instant now);

    @Modifying
    @Query("delete from BookletWait w where w.registrationNumber = :registrationNumber")
    void leave(RegistrationNumber registrationNumber);

    /** As many cases as there are booklets for, those whose turn comes first. */
    @NativeQuery("""
            select registration_number from booklet_wait where office = :office and product = :product
            order by reprint desc, paid_at, registration_number
            limit (
                select count(*) from booklet
                where office = :office and product = :product and state = 'BLANK' and not set_aside)""")
    List<String> next(String office, String product);
}
