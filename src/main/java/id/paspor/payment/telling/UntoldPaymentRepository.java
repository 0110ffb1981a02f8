package id.paspor.payment.telling;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UntoldPaymentRepository extends Repository<UntoldPayment, Long> {

    /** Of which bill which case is to be told. */
    interface Untold {

        Long getBill();

        String getRegistrationNumber();
    }

    /** Takes some that are due, the oldest first, which no other node gets before the lease is over. */
    @NativeQuery("""
            update untold_payment u set try_at = :leasedUntil from bill b
            where b.id = u.bill and u.bill in (
                select bill from untold_payment where try_at <= :now order by bill limit :most for update skip locked)
            returning u.bill, b.registration_number""")
    List<Untold> lease(Instant now, Instant leasedUntil, int most);

    long count();

    @Modifying
    @Query("delete from UntoldPayment u where u.bill in :bills")
    void delete(Collection<Long> bills);
}
