package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payments as banks report them: each is counted once, and what fits no bill is kept for the treasurer. */
@Service
public class Payments {

    private final JdbcClient jdbc;
    private final VirtualAccounts accounts;
    private final Bills bills;
    private final Discrepancies discrepancies;
    private final Ledger ledger;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    Payments(
            JdbcClient jdbc,
            VirtualAccounts accounts,
            Bills bills,
            Discrepancies discrepancies,
            Ledger ledger,
            CaseFiles cases,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.bills = bills;
        this.discrepancies = discrepancies;
        this.ledger = ledger;
        this.cases = cases;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes what a bank reports: bill, ledger, case and the job that moves its process change together or not at all. The
     * same report again changes nothing and gets the same answer. Money for a case that cannot be taken is kept as a
     * discrepancy; for an account that no case has, only when it is on the statement.
     *
     * @throws OptimisticLockingFailureException when the process of the case is moving; then begin the transaction anew
     */
    @Transactional
    public Taken take(BankPayment report, Evidence evidence) {
        Taken taken = seenBefore(report, evidence).orElseGet(() -> takeFirst(report, evidence));
        meters.counter("paspor.payments", "result", taken.name().toLowerCase()).increment();
        return taken;
    }

    /** The newest bill behind a virtual account number, of whichever bank. */
    @Transactional(readOnly = true)
    public Optional<Bill> find(String virtualAccountNumber) {
        return accounts.registrationNumber(virtualAccountNumber).flatMap(bills::latest);
    }

    private Optional<Taken> seenBefore(BankPayment report, Evidence evidence) {
        return discrepancies
                .again(report, evidence)
                .or(() -> isBooked(report).map(same -> same ? Taken.KNOWN : Taken.CONFLICTING));
    }

    /** Whether a payment under this number is in the books, and then whether it is the same. */
    private Optional<Boolean> isBooked(BankPayment report) {
        return jdbc.sql("""
                select b.registration_number = ? and p.amount = ?
                from payment p join bill b on b.id = p.bill where p.reference = ?""")
                .params(
                        accounts.registrationNumber(report.virtualAccountNumber())
                                .orElse(""),
                        report.amount(),
                        report.reference())
                .query(Boolean.class)
                .optional();
    }

    private Taken takeFirst(BankPayment report, Evidence evidence) {
        Optional<Bill> bill = find(report.virtualAccountNumber());
        if (bill.isEmpty()) {
            return evidence == Evidence.CALL
                    ? Taken.UNKNOWN_ACCOUNT
                    : discrepancies.keep(report, null, Taken.UNKNOWN_ACCOUNT, evidence);
        }
        // money on a statement was paid when the bank says, however late we hear of it
        Instant paidAt = evidence == Evidence.STATEMENT && report.paidAt() != null ? report.paidAt() : clock.instant();
        if (bill.get().amount() == report.amount() && settle(bill.get(), report, paidAt)) {
            return Taken.RECEIVED;
        }
        // the same report may have been taken at this very moment
        return seenBefore(report, evidence)
                .orElseGet(() -> discrepancies.keep(
                        report,
                        bill.get().registrationNumber(),
                        obstacle(bill.get().registrationNumber(), paidAt),
                        evidence));
    }

    /** Why the newest bill of a case cannot be paid like this. */
    private Taken obstacle(String registrationNumber, Instant paidAt) {
        Bill bill = bills.latest(registrationNumber).orElseThrow();
        return switch (bill.state()) {
            case PAID -> Taken.ALREADY_PAID;
            case EXPIRED -> Taken.EXPIRED;
            case CANCELLED -> Taken.CANCELLED;
            case OPEN -> bill.dueAt().isBefore(paidAt) ? Taken.EXPIRED : Taken.WRONG_AMOUNT;
        };
    }

    private boolean settle(Bill bill, BankPayment report, Instant paidAt) {
        int paid = jdbc.sql(
                        "update bill set state = 'PAID', paid_at = ? where id = ? and state = 'OPEN' and due_at >= ?")
                .params(Timestamp.from(clock.instant()), bill.id(), Timestamp.from(paidAt))
                .update();
        if (paid == 0) {
            return false;
        }
        bills.recordPayment(bill.id(), report.reference(), bill.amount());
        ledger.paid(bill.id(), bill.amount(), report.reference());
        cases.record(bill.registrationNumber(), Status.PAID, null, new Texts.Money(bill.amount()));
        events.publishEvent(new BillPaid(bill.registrationNumber()));
        return true;
    }
}
