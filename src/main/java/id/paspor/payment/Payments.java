package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Texts;
import id.paspor.payment.account.VirtualAccounts;
import id.paspor.payment.ledger.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payments as banks report them: each is counted once, and what fits no bill is kept for the treasurer. */
@Service
public class Payments {

    private final PaymentRepository payments;
    private final VirtualAccounts accounts;
    private final Bills bills;
    private final Discrepancies discrepancies;
    private final Ledger ledger;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    Payments(
            PaymentRepository payments,
            VirtualAccounts accounts,
            Bills bills,
            Discrepancies discrepancies,
            Ledger ledger,
            CaseFiles cases,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.payments = payments;
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
    public PaymentOutcome take(BankPayment report, PaymentSource source) {
        // of what comes for a case at once, the second finds what the first has left
        Optional<BillEntity> bill =
                accounts.registrationNumber(report.virtualAccountNumber()).flatMap(bills::locked);
        PaymentOutcome outcome = seenBefore(report, source).orElseGet(() -> takeFirst(report, bill, source));
        meters.counter("paspor.payments", "result", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        return outcome;
    }

    /** The newest bill behind a virtual account number, of whichever bank. */
    @Transactional(readOnly = true)
    public Optional<Bill> find(String virtualAccountNumber) {
        return accounts.registrationNumber(virtualAccountNumber).flatMap(bills::latest);
    }

    private Optional<PaymentOutcome> seenBefore(BankPayment report, PaymentSource source) {
        return discrepancies
                .again(report, source)
                .or(() -> isBooked(report).map(same -> same ? PaymentOutcome.KNOWN : PaymentOutcome.CONFLICTING));
    }

    /** Whether a payment under this number is in the books, and then whether it is the same. */
    private Optional<Boolean> isBooked(BankPayment report) {
        Optional<String> payee = accounts.registrationNumber(report.virtualAccountNumber());
        return payments.findBooked(report.reference())
                .map(booked ->
                        payee.equals(Optional.of(booked.registrationNumber())) && booked.amount() == report.amount());
    }

    private PaymentOutcome takeFirst(BankPayment report, Optional<BillEntity> found, PaymentSource source) {
        if (found.isEmpty()) {
            return source == PaymentSource.CALL
                    ? PaymentOutcome.UNKNOWN_ACCOUNT
                    : discrepancies.keep(report, null, PaymentOutcome.UNKNOWN_ACCOUNT, source);
        }
        BillEntity bill = found.get();
        // money on a statement was paid when the bank says, however late we hear of it
        Instant paidAt =
                source == PaymentSource.STATEMENT && report.paidAt() != null ? report.paidAt() : clock.instant();
        PaymentOutcome outcome = bill.outcomeOf(report.amount(), paidAt);
        if (outcome != PaymentOutcome.RECEIVED) {
            return discrepancies.keep(report, bill.registrationNumber(), outcome, source);
        }
        settle(bill, report.reference());
        return outcome;
    }

    private void settle(BillEntity bill, String reference) {
        bills.pay(bill, reference);
        ledger.paid(bill.id(), bill.amount(), reference);
        cases.record(bill.registrationNumber(), Status.PAID, null, new Texts.Money(bill.amount()));
        events.publishEvent(new BillPaid(bill.registrationNumber()));
    }
}
