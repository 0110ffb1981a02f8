package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import id.paspor.payment.Discrepancy.State;
import id.paspor.payment.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that fits no bill, and what treasurers decide about it. */
@Service
public class Discrepancies {

    /** The day of banks. */
    public static final ZoneId BANK_ZONE = ZoneId.of("Asia/Jakarta");

    /** The discrepancies of a case, oldest first, as part of a page. */
    public static final CasePart<Discrepancy> OF_CASE = DiscrepancyRepository.OF_CASE;

    private final DiscrepancyRepository discrepancies;
    private final Bills bills;
    private final Ledger ledger;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final PaymentProperties settings;
    private final Clock clock;

    Discrepancies(
            DiscrepancyRepository discrepancies,
            Bills bills,
            Ledger ledger,
            CaseFiles cases,
            ApplicationEventPublisher events,
            PaymentProperties settings,
            Clock clock) {
        this.discrepancies = discrepancies;
        this.bills = bills;
        this.ledger = ledger;
        this.cases = cases;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** The discrepancy with this number. */
    @Transactional(readOnly = true)
    public Discrepancy get(long id) {
        return discrepancies.findViewById(id).orElseThrow();
    }

    /**
     * When a decision about a discrepancy is due.
     *
     * @param number as the business key of its process has it
     */
    @Transactional(readOnly = true)
    public Date dueAt(String number) {
        return Date.from(get(Long.parseLong(number)).openedAt().plus(settings.discrepancyWithin()));
    }

    /** What a report of money that is kept already comes to; empty when none is kept under its number. */
    Optional<PaymentOutcome> again(BankPayment report, PaymentSource source) {
        return discrepancies
                .findLockedByBankAndPaymentRequestId(report.bank(), report.id())
                .map(kept -> {
                    PaymentOutcome outcome = kept.outcomeOf(report);
                    if (outcome != PaymentOutcome.CONFLICTING
                            && source == PaymentSource.STATEMENT
                            && !kept.isOnStatement()) {
                        hold(kept);
                    }
                    return outcome;
                });
    }

    /** Keeps money that fits no bill, and has a treasurer decide about it. */
    PaymentOutcome keep(
            BankPayment report, RegistrationNumber registrationNumber, PaymentOutcome kind, PaymentSource source) {
        boolean onStatement = source == PaymentSource.STATEMENT;
        Optional<Long> id = discrepancies.open(
                report, report.paidAt(), registrationNumber, kind.name(), onStatement, clock.instant());
        if (id.isEmpty()) {
            // the same report came twice at once, and the other has just been kept
            return again(report, source).orElseThrow();
        }
        if (onStatement) {
            ledger.held(id.get(), report.amount());
        }
        events.publishEvent(new DiscrepancyFound(id.get(), registrationNumber));
        return kind;
    }

    private void hold(DiscrepancyEntity discrepancy) {
        Discrepancy found = discrepancy.view();
        ledger.held(found.id(), found.amount());
        if (discrepancy.comeBack()) {
            events.publishEvent(new DiscrepancyFound(found.id(), found.registrationNumber()));
        }
    }

    /**
     * Says why an open discrepancy cannot pay the bill of its case.
     *
     * @throws Refusal when it cannot: the case has no bill, was paid or ended otherwise, or it is too little
     */
    @Transactional(readOnly = true)
    public void requireAcceptable(long id) {
        Discrepancy discrepancy = get(id);
        requireAcceptable(
                discrepancy,
                Optional.ofNullable(discrepancy.registrationNumber()).flatMap(bills::latest));
    }

    private static void requireAcceptable(Discrepancy discrepancy, Optional<Bill> found) {
        Bill bill = found.orElseThrow(() -> Refusal.invalid("decision", "discrepancy.no-case"));
        if (bill.state() == Bill.State.PAID) {
            throw Refusal.invalid("decision", "discrepancy.already-paid");
        }
        if (bill.state() == Bill.State.CANCELLED) {
            throw Refusal.invalid("decision", "discrepancy.case-ended");
        }
        if (discrepancy.amount() < bill.amount()) {
            throw Refusal.invalid("decision", "discrepancy.too-little", new Texts.Money(bill.amount()));
        }
    }

    /**
     * Has the money pay the bill after all: an expired case goes on, and what is more than the bill is to be given back.
     *
     * @param reason the treasurer's
     * @throws Refusal see {@link #requireAcceptable}, or when the applicant has another application under way
     */
    @Transactional
    public void accept(long id, String reason) {
        // a bill is locked before its discrepancies, as when a bank reports
        Optional<BillEntity> found = bills.lockedOf(id);
        Discrepancy discrepancy = decide(id, State.ACCEPTED, reason);
        requireAcceptable(discrepancy, found.map(BillEntity::view));
        ledger.held(id, discrepancy.amount());
        BillEntity bill = found.get();
        boolean waited = bill.isOpen();
        bills.acceptLate(bill, discrepancy.bank() + ":" + discrepancy.paymentRequestId());
        ledger.settled(bill.id(), id, bill.amount());
        cases.record(bill.registrationNumber(), Status.PAID, null, new Texts.Money(bill.amount()));
        if (waited) {
            events.publishEvent(new BillPaid(bill.registrationNumber()));
        }
    }

    /**
     * Leaves the money to the state's refund.
     *
     * @param reason the treasurer's
     */
    @Transactional
    public void refund(long id, String reason) {
        Discrepancy discrepancy = decide(id, State.REFUND, reason);
        ledger.held(id, discrepancy.amount());
    }

    /**
     * Records that the bank gave the money back, or that it never came.
     *
     * @param reason the treasurer's
     * @throws Refusal when the money is on the statement
     */
    @Transactional
    public void returned(long id, String reason) {
        decide(id, State.RETURNED, reason);
    }

    /** @throws Refusal when the money is on the statement, so that it cannot have been given back */
    @Transactional(readOnly = true)
    public void requireNotOnStatement(long id) {
        if (get(id).onStatement()) {
            throw Refusal.invalid("decision", "discrepancy.on-statement");
        }
    }

    /**
     * Closes the open discrepancies that a bank only called about, was refused, and whose money is on no statement: it kept
     * or returned the money, as it was told.
     *
     * @param day the day of the calls in Jakarta, of which the bank's whole report is in
     * @return how many
     */
    @Transactional
    public int clearRefused(String bank, LocalDate day) {
        List<Long> cleared =
                discrepancies.clear(bank, startOf(day), startOf(day.plusDays(1)), Actor.current(), clock.instant());
        cleared.forEach(id -> events.publishEvent(new DiscrepancyCleared(id)));
        return cleared.size();
    }

    /** The moment at which a day begins in Jakarta. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BANK_ZONE).toInstant();
    }

    private Discrepancy decide(long id, State decision, String reason) {
        DiscrepancyEntity discrepancy = discrepancies.findLockedById(id).orElseThrow();
        discrepancy.decide(decision, reason, Actor.current(), clock.instant());
        return discrepancy.view();
    }
}
