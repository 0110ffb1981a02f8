package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.account.VirtualAccounts;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
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
    private final EntityManager entities;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    Payments(
            PaymentRepository payments,
            VirtualAccounts accounts,
            Bills bills,
            Discrepancies discrepancies,
            EntityManager entities,
            CaseFiles cases,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.payments = payments;
        this.accounts = accounts;
        this.bills = bills;
        this.discrepancies = discrepancies;
        this.entities = entities;
        this.cases = cases;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes what a bank reports: bill, ledger and case change, and it is left to be told to the process, together or not at
     * all. The same report again changes nothing and gets the same answer. Money for a case that cannot be taken is kept as a
     * discrepancy; for an account that no case has, only when it is on the statement.
     *
     * @throws OptimisticLockingFailureException when the case is moving; then begin the transaction anew
     */
    @Transactional
    public PaymentOutcome take(BankPayment report, PaymentSource source) {
        // of what comes for a case at once, the second finds what the first has left
        Optional<BillEntity> bill =
                accounts.registrationNumber(report.virtualAccountNumber()).flatMap(bills::locked);
        PaymentOutcome outcome =
                bill.filter(locked -> settles(report, locked, source)).isPresent()
                        ? PaymentOutcome.RECEIVED
                        : seenBefore(report, source).orElseGet(() -> keep(report, bill, source));
        meters.counter("paspor.payments", "result", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        return outcome;
    }

    /** The newest bill behind the number of a virtual account, of whichever bank. */
    @Transactional(readOnly = true)
    public Optional<Bill> find(VirtualAccountNumber virtualAccountNumber) {
        return accounts.registrationNumber(virtualAccountNumber).flatMap(bills::latest);
    }

    private Optional<PaymentOutcome> seenBefore(BankPayment report, PaymentSource source) {
        PaymentRepository.Seen seen = payments.findSeen(report.bank(), report.id(), report.reference());
        if (seen.getKept()) {
            return discrepancies.again(report, source);
        }
        return Optional.ofNullable(seen.getAmount())
                .map(booked -> booked == report.amount()
                                && accounts.registrationNumber(report.virtualAccountNumber())
                                        .equals(RegistrationNumber.of(seen.getRegistrationNumber()))
                        ? PaymentOutcome.KNOWN
                        : PaymentOutcome.CONFLICTING);
    }

    private PaymentOutcome keep(BankPayment report, Optional<BillEntity> bill, PaymentSource source) {
        if (bill.isEmpty()) {
            return source == PaymentSource.CALL
                    ? PaymentOutcome.UNKNOWN_ACCOUNT
                    : discrepancies.keep(report, null, PaymentOutcome.UNKNOWN_ACCOUNT, source);
        }
        PaymentOutcome outcome = outcome(report, bill.get(), source);
        if (outcome == PaymentOutcome.RECEIVED) {
            throw new IllegalStateException("bill " + bill.get().id() + " should have been settled");
        }
        return discrepancies.keep(report, bill.get().registrationNumber(), outcome, source);
    }

    /** Money on a statement was paid when the bank says, however late we hear of it. */
    private PaymentOutcome outcome(BankPayment report, BillEntity bill, PaymentSource source) {
        Instant paidAt =
                source == PaymentSource.STATEMENT && report.paidAt() != null ? report.paidAt() : clock.instant();
        return bill.outcomeOf(report.amount(), paidAt);
    }

    /** Has money pay a bill, unless it is no money for it, or was reported before. */
    private boolean settles(BankPayment report, BillEntity bill, PaymentSource source) {
        if (outcome(report, bill, source) != PaymentOutcome.RECEIVED
                || payments.settle(bill.id(), report.bank(), report.id(), report.reference(), clock.instant()) == 0) {
            return false;
        }
        // whoever asks for it again in this transaction finds it paid
        entities.detach(bill);
        cases.record(bill.registrationNumber(), Status.PAID, null, new Texts.Money(bill.amount()));
        events.publishEvent(new BillPaid(bill.registrationNumber()));
        return true;
    }
}
