package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentRepository extends Repository<Payment, String> {

    /** What a receipt is written from. */
    record Paid(
            long bill, long amount, VirtualAccountNumber virtualAccountNumber, String reference, Instant receivedAt) {}

    Payment save(Payment payment);

    /** What is known of a payment under a bank's number for it; of what is not in the books case and amount are {@code null}. */
    interface Seen {

        /** Whether money under this number is kept as a discrepancy. */
        boolean getKept();

        String getRegistrationNumber();

        Long getAmount();
    }

    @NativeQuery("""
            select exists (select from payment_discrepancy where bank = :bank and payment_request_id = :id) as kept,
                b.registration_number, p.amount
            from (values (1)) one left join payment p on p.reference = :reference left join bill b on b.id = p.bill""")
    Seen findSeen(String bank, String id, String reference);

    /**
     * Settles an open bill that is locked, by money that is neither kept nor in the books: it is paid, the payment is kept, and the
     * ledger has the money for what was owed, and the process is to be told. The bill as it was loaded does not know of it.
     *
     * @return 1, or 0 when nothing was settled
     */
    @Modifying
    @NativeQuery("""
            with settled as (
                update bill set state = 'PAID', paid_at = :now
                where id = :bill and state = 'OPEN'
                    and not exists (select from payment_discrepancy where bank = :bank and payment_request_id = :payment)
                    and not exists (select from payment where reference = :reference)
                returning id, amount),
            received as (
                insert into payment (reference, bill, amount, received_at)
                select :reference, id, amount, :now from settled),
            untold as (insert into untold_payment (bill, try_at) select id, :now from settled)
            insert into ledger_entry (bill, booked_at, debit, credit, amount, reference)
            select id, :now, 'BANK_CLEARING', 'RECEIVABLE', amount, 'payment ' || :reference from settled""")
    int settle(long bill, String bank, String payment, String reference, Instant now);

    /** Has the process of a bill's case be told that it is paid. */
    @Modifying
    @NativeQuery("insert into untold_payment (bill, try_at) values (:bill, :now)")
    void leaveUntold(long bill, Instant now);

    /** What the payments come to that an office had from one moment on and before another. */
    @Query("""
            select count(p), coalesce(sum(p.amount), 0L) from Payment p
            where p.bill.office = :office and p.receivedAt >= :from and p.receivedAt < :before""")
    Bills.Sum received(String office, Instant from, Instant before);

    /** The newest payment of a case. */
    @Query("""
            select b.id, p.amount, b.virtualAccountNumber, p.reference, p.receivedAt from Payment p join p.bill b
            where b.registrationNumber = :registrationNumber order by b.id desc limit 1""")
    Optional<Paid> findLatest(RegistrationNumber registrationNumber);
}
