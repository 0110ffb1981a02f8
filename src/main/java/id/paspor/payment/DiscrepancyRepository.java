package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.reading.CasePart;
import id.paspor.payment.Discrepancy.State;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Discrepancies are read as records, and as entities only when they are locked, so that none is changed by what it once was. */
interface DiscrepancyRepository extends Repository<DiscrepancyEntity, Long>, ErasedWithCase {

    /** The discrepancies of a case, oldest first. */
    CasePart<Discrepancy> OF_CASE = new CasePart<>(
            Discrepancy.class, "select * from payment_discrepancy where registration_number = :case order by id");

    Optional<Discrepancy> findViewById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<DiscrepancyEntity> findLockedById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<DiscrepancyEntity> findLockedByBankAndPaymentRequestId(String bank, String paymentRequestId);

    /**
     * Opens a discrepancy, unless there is one of this number.
     *
     * @return its id, if it is new
     */
    @NativeQuery("""
            insert into payment_discrepancy (bank, payment_request_id, virtual_account_number, registration_number,
                amount, paid_at, kind, on_statement, state, opened_at)
            values (:#{#report.bank}, :#{#report.id}, :#{#report.virtualAccountNumber}, :registrationNumber,
                :#{#report.amount}, :paidAt, :kind, :onStatement, 'OPEN', :now)
            on conflict (bank, payment_request_id) do nothing returning id""")
    Optional<Long> open(
            BankPayment report,
            Instant paidAt,
            RegistrationNumber registrationNumber,
            String kind,
            boolean onStatement,
            Instant now);

    /**
     * Closes those that a bank called about within a time, as their money never came: not if a statement has their number
     * with an entry that could not be read as a payment.
     */
    @NativeQuery("""
            update payment_discrepancy d set state = 'RETURNED', decided_by = :actor, decided_at = :now
            where bank = :bank and state = 'OPEN' and not on_statement and opened_at >= :since and opened_at < :until
                and not exists (select from bank_report_entry e join bank_report r on r.id = e.report
                    where r.bank = d.bank and e.payment_request_id = d.payment_request_id
                        and e.kind = 'NO_ACCOUNT')
            returning id""")
    List<Long> clear(String bank, Instant since, Instant until, String actor, Instant now);

    long countByState(State state);

    @Query("select min(d.openedAt) from DiscrepancyEntity d where d.state = :state")
    Optional<Instant> oldest(State state);

    @Query("""
            select d.amount, d.paidAt, d.bank, d.paymentRequestId, d.kind, d.state from DiscrepancyEntity d
            where d.registrationNumber = :registrationNumber order by d.id""")
    List<PaymentsOfPerson.DidNotFit> findThatDidNotFit(RegistrationNumber registrationNumber);

    @Override
    @Modifying
    @Query("update DiscrepancyEntity d set d.reason = null where d.registrationNumber = :registrationNumber")
    void eraseWith(RegistrationNumber registrationNumber);
}
