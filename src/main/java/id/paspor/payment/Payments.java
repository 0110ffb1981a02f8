package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.payment.Ledger.Account;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payments as banks report them. */
@Service
public class Payments {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payments(JdbcClient jdbc, Ledger ledger, CaseFiles cases, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a payment: bill, ledger and case move together or not at all. The same reference again is answered the same
     * and counted once.
     *
     * @param amount whole rupiah
     * @param reference the bank's unique reference, at most 200 characters
     * @return the bill that is paid by it
     * @throws Refusal when the account is unknown, the amount another, or the bill paid already or no longer open
     */
    @Transactional
    public Bill receive(String virtualAccountNumber, long amount, String reference) {
        Bill bill = find(virtualAccountNumber).orElseThrow(() -> Refusal.notFound("payment.unknown-account"));
        if (isPaidBy(bill, amount, reference)) {
            return bill;
        }
        if (bill.amount() != amount) {
            throw Refusal.invalid("amount", "payment.wrong-amount", new Texts.Money(bill.amount()));
        }
        Timestamp now = Timestamp.from(clock.instant());
        int paid = jdbc.sql(
                        "update bill set state = 'PAID', paid_at = ? where id = ? and state = 'OPEN' and due_at >= ?")
                .params(now, bill.id(), now)
                .update();
        if (paid == 0) {
            throw Refusal.conflict(notPayable(bill.id()));
        }
        try {
            jdbc.sql("insert into payment (reference, bill, amount, received_at) values (?, ?, ?, ?)")
                    .params(reference, bill.id(), amount, now)
                    .update();
        } catch (DuplicateKeyException otherBill) {
            throw Refusal.conflict("payment.reference-reused");
        }
        ledger.book(bill.id(), Account.BANK_CLEARING, Account.RECEIVABLE, amount, "payment " + reference);
        cases.record(bill.registrationNumber(), Status.PAID, null, new Texts.Money(amount));
        events.publishEvent(new BillPaid(bill.registrationNumber()));
        return find(virtualAccountNumber).orElseThrow();
    }

    /** The newest bill with this virtual account number. */
    @Transactional(readOnly = true)
    public Optional<Bill> find(String virtualAccountNumber) {
        return jdbc.sql("select " + Bills.COLUMNS
                        + " from bill where virtual_account_number = ? order by id desc limit 1")
                .param(virtualAccountNumber)
                .query(Bill.class)
                .optional();
    }

    private boolean isPaidBy(Bill bill, long amount, String reference) {
        return jdbc.sql("select exists (select from payment where reference = ? and bill = ? and amount = ?)")
                .params(reference, bill.id(), amount)
                .query(Boolean.class)
                .single();
    }

    private String notPayable(long bill) {
        String state = jdbc.sql("select state from bill where id = ?")
                .param(bill)
                .query(String.class)
                .single();
        return state.equals("PAID") ? "payment.already-paid" : "payment.no-longer-open";
    }
}
