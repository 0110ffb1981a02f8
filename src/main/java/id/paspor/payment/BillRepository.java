package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Bills are read as records, and as entities only when they are locked, so that none is changed by what it once was. */
interface BillRepository extends Repository<BillEntity, Long> {

    /** The newest bill of a case. */
    CasePart<Bill> NEWEST = new CasePart<>(Bill.class, """
            select id, registration_number, virtual_account_number, amount, due_at, state, reminded_at, paid_at
            from bill where registration_number = :case order by id desc limit 1""");

    /** The bills of a case in the order in which they were issued. */
    String BILLS_OF_CASE =
            "select new id.paspor.payment.Bill(b.id, b.registrationNumber, b.virtualAccountNumber, b.amount,"
                    + " b.dueAt, b.state, b.remindedAt, b.paidAt) from BillEntity b"
                    + " where b.registrationNumber = :registrationNumber order by b.id";

    BillEntity save(BillEntity bill);

    /** What the bills of one state come to. */
    record OfState(Bill.State state, long count, long rupiah) {

        Bills.Sum sum() {
            return new Bills.Sum(count, rupiah);
        }
    }

    /** What the bills come to that an office issued from one moment on and before another. */
    @Query("""
            select b.state, count(b), sum(b.amount) from BillEntity b
            where b.office = :office and b.issuedAt >= :from and b.issuedAt < :before group by b.state""")
    List<OfState> issued(String office, Instant from, Instant before);

    @Query(BILLS_OF_CASE + " desc limit 1")
    Optional<Bill> findFirstByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    @Query(BILLS_OF_CASE)
    List<Bill> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    /** The newest bill of a case, for one change at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from BillEntity b where b.registrationNumber = :registrationNumber order by b.id desc limit 1")
    Optional<BillEntity> findFirstLockedByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    /** The newest bill of the case that a discrepancy's money came for, for one change at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select b from BillEntity b
            where b.registrationNumber = (select d.registrationNumber from DiscrepancyEntity d where d.id = :discrepancy)
            order by b.id desc limit 1""")
    Optional<BillEntity> findLockedByDiscrepancy(long discrepancy);

    @Query("""
            select b.id, b.virtualAccountNumber, b.amount, b.issuedAt, b.dueAt, b.state, b.paidAt, p.reference
            from BillEntity b left join Payment p on p.bill = b
            where b.registrationNumber = :registrationNumber order by b.id""")
    List<PaymentsOfPerson.Billed> findBilled(RegistrationNumber registrationNumber);
}
