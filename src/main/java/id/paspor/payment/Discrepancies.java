package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.payment.Discrepancy.State;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that fits no bill, and what treasurers decide about it. */
@Service
public class Discrepancies {

    /** The day of banks. */
    public static final ZoneId BANK_ZONE = ZoneId.of("Asia/Jakarta");

    private static final String COLUMNS = "id, bank, payment_request_id, virtual_account_number, registration_number,"
            + " amount, paid_at, kind, on_statement, state, opened_at, reason";

    private final JdbcClient jdbc;
    private final Bills bills;
    private final Ledger ledger;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final PaymentProperties settings;
    private final Clock clock;

    Discrepancies(
            JdbcClient jdbc,
            Bills bills,
            Ledger ledger,
            CaseFiles cases,
            ApplicationEventPublisher events,
            PaymentProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
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
        return jdbc.sql("select " + COLUMNS + " from payment_discrepancy where id = ?")
                .param(id)
                .query(Discrepancy.class)
                .single();
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

    /** The discrepancies of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Discrepancy> of(String registrationNumber) {
        return jdbc.sql("select " + COLUMNS + " from payment_discrepancy where registration_number = ? order by id")
                .param(registrationNumber)
                .query(Discrepancy.class)
                .list();
    }

    /** What a report of money that is kept already comes to; empty when none is kept under its number. */
    Optional<Taken> again(BankPayment report, Evidence evidence) {
        Optional<Discrepancy> kept = jdbc.sql("select " + COLUMNS
                        + " from payment_discrepancy where bank = ? and payment_request_id = ? for update")
                .params(report.bank(), report.id())
                .query(Discrepancy.class)
                .optional();
        return kept.map(discrepancy -> {
            if (!discrepancy.isOf(report)) {
                return Taken.CONFLICTING;
            }
            if (evidence == Evidence.STATEMENT && !discrepancy.onStatement()) {
                hold(discrepancy);
            }
            return discrepancy.isHeld() ? Taken.KNOWN : discrepancy.kind();
        });
    }

    /** Keeps money that fits no bill, and has a treasurer decide about it. */
    Taken keep(BankPayment report, String registrationNumber, Taken kind, Evidence evidence) {
        Optional<Long> id = jdbc.sql("""
                insert into payment_discrepancy (bank, payment_request_id, virtual_account_number, registration_number,
                    amount, paid_at, kind, on_statement, state, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)
                on conflict (bank, payment_request_id) do nothing returning id""")
                .params(Arrays.asList(
                        report.bank(),
                        report.id(),
                        report.virtualAccountNumber(),
                        registrationNumber,
                        report.amount(),
                        report.paidAt() == null ? null : Timestamp.from(report.paidAt()),
                        kind.name(),
                        evidence == Evidence.STATEMENT,
                        Timestamp.from(clock.instant())))
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            // the same report came twice at once, and the other has just been kept
            return again(report, evidence).orElseThrow();
        }
        if (evidence == Evidence.STATEMENT) {
            ledger.held(id.get(), report.amount());
        }
        events.publishEvent(new DiscrepancyFound(id.get(), registrationNumber));
        return kind;
    }

    /** The money is on the statement after all; what was taken for returned is to be decided again. */
    private void hold(Discrepancy discrepancy) {
        ledger.held(discrepancy.id(), discrepancy.amount());
        if (discrepancy.state() == State.RETURNED) {
            jdbc.sql("""
                    update payment_discrepancy
                    set on_statement = true, state = 'OPEN', reason = null, decided_by = null, decided_at = null
                    where id = ?""").param(discrepancy.id()).update();
            events.publishEvent(new DiscrepancyFound(discrepancy.id(), discrepancy.registrationNumber()));
        } else {
            jdbc.sql("update payment_discrepancy set on_statement = true where id = ?")
                    .param(discrepancy.id())
                    .update();
        }
    }

    /**
     * Says why an open discrepancy cannot pay the bill of its case.
     *
     * @throws Refusal when it cannot: the case has no bill, was paid or ended otherwise, or it is too little
     */
    @Transactional(readOnly = true)
    public void requireAcceptable(long id) {
        acceptable(get(id));
    }

    private Bill acceptable(Discrepancy discrepancy) {
        if (discrepancy.registrationNumber() == null) {
            throw Refusal.invalid("decision", "discrepancy.no-case");
        }
        Bill bill = bills.latest(discrepancy.registrationNumber()).orElseThrow();
        if (bill.state() == Bill.State.PAID) {
            throw Refusal.invalid("decision", "discrepancy.already-paid");
        }
        if (bill.state() == Bill.State.CANCELLED) {
            throw Refusal.invalid("decision", "discrepancy.case-ended");
        }
        if (discrepancy.amount() < bill.amount()) {
            throw Refusal.invalid("decision", "discrepancy.too-little", new Texts.Money(bill.amount()));
        }
        return bill;
    }

    /**
     * Has the money pay the bill after all: an expired case goes on, and what is more than the bill is to be given back.
     *
     * @param reason the treasurer's
     * @throws Refusal see {@link #requireAcceptable}, or when the applicant has another application under way
     */
    @Transactional
    public void accept(long id, String reason) {
        Discrepancy discrepancy = decide(id, State.ACCEPTED, reason);
        ledger.held(id, discrepancy.amount());
        Bill bill = acceptable(discrepancy);
        bills.acceptLate(bill, discrepancy.bank() + ":" + discrepancy.paymentRequestId());
        ledger.settled(bill.id(), id, bill.amount());
        cases.record(bill.registrationNumber(), Status.PAID, null, new Texts.Money(bill.amount()));
        if (bill.state() == Bill.State.OPEN) {
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
        requireNotOnStatement(id);
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
        List<Long> cleared = jdbc.sql("""
                update payment_discrepancy
                set state = 'RETURNED', decided_by = :actor, decided_at = :now
                where bank = :bank and state = 'OPEN' and not on_statement
                    and opened_at >= :since and opened_at < :until
                returning id""")
                .param("actor", Actor.current())
                .param("now", Timestamp.from(clock.instant()))
                .param("bank", bank)
                .param("since", Timestamp.from(day.atStartOfDay(BANK_ZONE).toInstant()))
                .param(
                        "until",
                        Timestamp.from(day.plusDays(1).atStartOfDay(BANK_ZONE).toInstant()))
                .query(Long.class)
                .list();
        cleared.forEach(id -> events.publishEvent(new DiscrepancyCleared(id)));
        return cleared.size();
    }

    private Discrepancy decide(long id, State state, String reason) {
        int decided = jdbc.sql("""
                update payment_discrepancy set state = ?, reason = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN'""")
                .params(state.name(), reason, Actor.current(), Timestamp.from(clock.instant()), id)
                .update();
        if (decided == 0) {
            throw Refusal.conflict("task.finished");
        }
        return get(id);
    }
}
