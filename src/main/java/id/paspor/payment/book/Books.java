package id.paspor.payment.book;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Product;
import id.paspor.payment.Bill;
import id.paspor.payment.Discrepancy;
import id.paspor.payment.Receipts;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the treasurer of an office looks up, and which refunds were made. All amounts are whole rupiah, all days the office's. */
@Service
@Transactional(readOnly = true)
public class Books {

    private final BookRepository books;
    private final Ledger ledger;
    private final Clock clock;

    Books(BookRepository books, Ledger ledger, Clock clock) {
        this.books = books;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A bill of an office.
     *
     * @param paidAt {@code null} unless it is paid
     * @param reference the bank's, of its payment; {@code null} unless it is paid
     */
    public record BilledCase(
            long id,
            RegistrationNumber registrationNumber,
            Product product,
            long amount,
            VirtualAccountNumber virtualAccountNumber,
            Bill.State state,
            Instant issuedAt,
            Instant dueAt,
            Instant paidAt,
            String reference) {

        /** The number of its receipt, once it is paid. */
        public String receipt(Office office) {
            return Receipts.number(office, id, paidAt);
        }
    }

    /** How many there are, and what they come to. */
    public record Sum(long count, long amount) {}

    /** What was paid within some days, the last one first; only what has these letters or digits in one of its numbers. */
    public List<BilledCase> paid(Office office, Days days, String find, int skip, int most) {
        return books.paid(office, days, find, skip, most);
    }

    /** What these payments come to. */
    public Sum sumOfPaid(Office office, Days days, String find) {
        return books.sumOfPaid(office, days, find);
    }

    /** Which bills are asked for. */
    public enum Which {
        /** To be paid yet. */
        OPEN,
        /** To be paid, and the time is over: they expire at any moment. */
        OVERDUE,
        /** Not paid in time. */
        EXPIRED
    }

    /** The bills of a kind, the one that is due first, first; of those that expired, the one that did last. */
    public List<BilledCase> bills(Office office, Which which, int skip, int most) {
        return books.bills(office, which, clock.instant(), skip, most);
    }

    /** What the bills of a kind come to. */
    public Sum sumOfBills(Office office, Which which) {
        return books.sumOfBills(office, which, clock.instant());
    }

    /** What was paid for a product on a day. */
    public record Revenue(LocalDate day, Product product, long count, long amount) {}

    /** The revenue of some days, by day and product. */
    public List<Revenue> revenue(Office office, Days days) {
        return books.revenue(office, days);
    }

    /**
     * Money that is to be given back, or was.
     *
     * @param discrepancy the number of the discrepancy that it comes from
     * @param registrationNumber {@code null} when it came for no case
     * @param amount what is, or was, to be given back; less than what came when a bill was paid by the rest
     * @param madeOn {@code null} as long as it is to be made
     */
    public record Refund(
            long discrepancy,
            RegistrationNumber registrationNumber,
            String bank,
            String paymentRequestId,
            VirtualAccountNumber virtualAccountNumber,
            Discrepancy.State state,
            long amount,
            Instant paidAt,
            Instant decidedAt,
            LocalDate madeOn,
            String reference,
            String recordedBy) {

        /** Whether the state has given it back. */
        public boolean isMade() {
            return madeOn != null;
        }
    }

    /** The refunds of an office and of money that came for no case, those to be made first; no more than this many. */
    public List<Refund> refunds(Office office, int most) {
        return books.refunds(office, most);
    }

    /** What the refunds come to that are yet to be made. */
    public Sum sumOfRefundsToMake(Office office) {
        return books.sumOfRefundsToMake(office);
    }

    /** What the money comes to that fits no bill and about which nobody has decided: of the office's cases and of none. */
    public Sum sumOfUndecided(Office office) {
        return books.sumOfUndecided(office);
    }

    /**
     * One of them.
     *
     * @throws Refusal when the office has none of this number
     */
    public Refund refund(Office office, long discrepancy) {
        return books.refund(office, discrepancy).orElseThrow(() -> Refusal.notFound("refund.none"));
    }

    /**
     * One that is yet to be made.
     *
     * @throws Refusal when the office has none of this number, or it was made already
     */
    public Refund refundToMake(Office office, long discrepancy) {
        Refund refund = refund(office, discrepancy);
        if (refund.isMade()) {
            throw Refusal.conflict("refund.made");
        }
        return refund;
    }

    /**
     * Records that a refund was made, once.
     *
     * @param reference of the order by which it was paid back
     * @throws Refusal when the office has none of this number, it was made already, or the day is yet to come or before the decision
     */
    @Transactional
    public void made(Office office, long discrepancy, LocalDate day, String reference) {
        Refund refund = refundToMake(office, discrepancy);
        Instant now = clock.instant();
        LocalDate decided = refund.decidedAt().atZone(office.zone()).toLocalDate();
        if (day.isAfter(now.atZone(office.zone()).toLocalDate()) || day.isBefore(decided)) {
            throw Refusal.invalid("madeOn", "refund.day", decided);
        }
        if (books.made(refund, day, reference, Actor.current(), now) == 0) {
            throw Refusal.conflict("refund.made");
        }
        ledger.refunded(discrepancy, refund.amount());
    }

    /**
     * An account of the ledger.
     *
     * @param debit what was booked on it
     * @param credit what was booked off it
     * @param all the balance of all offices, as the database's own view has it
     */
    public record Balance(String account, long debit, long credit, long all) {

        /** Debits less credits. */
        public long balance() {
            return debit - credit;
        }
    }

    /** The accounts of an office. */
    public List<Balance> balances(Office office) {
        return books.balances(office);
    }
}
