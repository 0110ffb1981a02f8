package id.paspor.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentRepository extends Repository<Payment, String> {

    /** Whom a payment paid for, and how much. */
    record Booked(String registrationNumber, long amount) {}

    /** What a receipt is written from. */
    record Paid(long bill, long amount, String virtualAccountNumber, String reference, Instant receivedAt) {}

    Payment save(Payment payment);

    @Query("select p.bill.registrationNumber, p.amount from Payment p where p.reference = :reference")
    Optional<Booked> findBooked(String reference);

    /** The payments that came from one moment on and before another. */
    @Query("select new id.paspor.payment.BillRepository$Amount(p.bill.registrationNumber, p.amount, p.bill.state)"
            + " from Payment p where p.receivedAt >= :from and p.receivedAt < :before")
    List<BillRepository.Amount> received(Instant from, Instant before);

    /** The newest payment of a case. */
    @Query("""
            select b.id, p.amount, b.virtualAccountNumber, p.reference, p.receivedAt from Payment p join p.bill b
            where b.registrationNumber = :registrationNumber order by b.id desc limit 1""")
    Optional<Paid> findLatest(String registrationNumber);
}
