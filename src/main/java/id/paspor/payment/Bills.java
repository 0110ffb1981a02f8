package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Offices;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bills: at most one open one per case, with a virtual account number that belongs to the case. */
@Service
public class Bills {

    static final String COLUMNS =
            "id, registration_number, virtual_account_number, amount, due_at, state, reminded_at, paid_at";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final VirtualAccounts accounts;
    private final CaseFiles cases;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Messages messages;
    private final PaymentProperties settings;
    private final Clock clock;

    Bills(
            JdbcClient jdbc,
            Ledger ledger,
            VirtualAccounts accounts,
            CaseFiles cases,
            Offices offices,
            Deadlines deadlines,
            Messages messages,
            PaymentProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.accounts = accounts;
        this.cases = cases;
        this.offices = offices;
        this.deadlines = deadlines;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Bills a case, once: an open bill is returned as it is.
     *
     * @param amount whole rupiah, above 0
     */
    @Transactional
    public Bill issue(String registrationNumber, long amount) {
        Optional<Bill> open = latest(registrationNumber).filter(bill -> bill.state() == Bill.State.OPEN);
        if (open.isPresent()) {
            return open.get();
        }
        String office = cases.get(registrationNumber).office();
        Instant due = deadlines.endOf(office, settings.dueIn());
        jdbc.sql("""
                insert into bill (registration_number, virtual_account_number, amount, issued_at, due_at, state)
                values (?, ?, ?, ?, ?, 'OPEN')""")
                .params(
                        registrationNumber,
                        accounts.first(registrationNumber),
                        amount,
                        Timestamp.from(clock.instant()),
                        Timestamp.from(due))
                .update();
        Bill bill = latest(registrationNumber).orElseThrow();
        ledger.billed(bill.id(), amount);
        cases.record(
                registrationNumber,
                Status.BILLED,
                null,
                new Texts.Money(amount),
                bill.virtualAccountNumber(),
                Texts.at(due, zone(registrationNumber)));
        return bill;
    }

    /** The newest bill of a case. */
    @Transactional(readOnly = true)
    public Optional<Bill> latest(String registrationNumber) {
        return jdbc.sql("select " + COLUMNS + " from bill where registration_number = ? order by id desc limit 1")
                .param(registrationNumber)
                .query(Bill.class)
                .optional();
    }

    /** When to remind the applicant of the open bill; when that has been done, a moment after it is due that is yet to come. */
    @Transactional(readOnly = true)
    public Date nextReminderAt(String registrationNumber) {
        Bill bill = latest(registrationNumber).orElseThrow();
        if (bill.remindedAt() == null) {
            ZonedDateTime due = bill.dueAt().atZone(zone(registrationNumber));
            return Date.from(due.minus(settings.remindBefore()).toInstant());
        }
        Instant last = clock.instant().isAfter(bill.dueAt()) ? clock.instant() : bill.dueAt();
        return Date.from(last.plus(Duration.ofDays(1)));
    }

    /** Reminds the applicant of the open bill, once. */
    @Transactional
    public void remind(String registrationNumber) {
        Bill bill = latest(registrationNumber).orElseThrow();
        int first = jdbc.sql("update bill set reminded_at = ? where id = ? and reminded_at is null and state = 'OPEN'")
                .params(Timestamp.from(clock.instant()), bill.id())
                .update();
        if (first == 1) {
            messages.send(
                    registrationNumber,
                    "payment-reminder",
                    new Texts.Money(bill.amount()),
                    bill.virtualAccountNumber(),
                    Texts.at(bill.dueAt(), zone(registrationNumber)));
        }
    }

    /** Whether the newest bill of a case is paid. */
    @Transactional(readOnly = true)
    public boolean isPaid(String registrationNumber) {
        return latest(registrationNumber).map(Bill::state).equals(Optional.of(Bill.State.PAID));
    }

    /** Whether the applicant of a case may ask for a new bill: once, within {@code paspor.payment.new-bill-within}. */
    @Transactional(readOnly = true)
    public boolean mayRenew(String registrationNumber) {
        return obstacleToRenewal(registrationNumber).isEmpty();
    }

    /**
     * Has an application whose bill expired go on with a new bill, which the process issues by today's fee.
     *
     * @throws Refusal when there was a second bill already, it is too late, the bill did not expire, or the applicant has
     *     another application under way
     */
    @Transactional
    public void renew(String registrationNumber) {
        obstacleToRenewal(registrationNumber).ifPresent(code -> {
            throw Refusal.conflict(code);
        });
        cases.reopen(registrationNumber, null);
    }

    private Optional<String> obstacleToRenewal(String registrationNumber) {
        List<Bill> all = jdbc.sql("select " + COLUMNS + " from bill where registration_number = ? order by id")
                .param(registrationNumber)
                .query(Bill.class)
                .list();
        if (all.isEmpty() || cases.get(registrationNumber).status() != Status.BILL_EXPIRED) {
            return Optional.of("payment.not-expired");
        }
        if (all.size() > 1) {
            return Optional.of("payment.renewed-already");
        }
        boolean late = clock.instant().isAfter(all.get(0).dueAt().plus(settings.newBillWithin()));
        return late ? Optional.of("payment.too-late-to-renew") : Optional.empty();
    }

    /** Marks a bill as paid by money that was kept; one that had expired is owed again first, and its case goes on. */
    void acceptLate(Bill bill, String reference) {
        int marked = jdbc.sql("update bill set state = 'PAID', paid_at = ? where id = ? and state = ?")
                .params(Timestamp.from(clock.instant()), bill.id(), bill.state().name())
                .update();
        if (marked == 0) {
            throw Refusal.conflict("task.raced");
        }
        recordPayment(bill.id(), reference, bill.amount());
        if (bill.state() == Bill.State.EXPIRED) {
            ledger.restored(bill.id(), bill.amount());
            cases.reopen(bill.registrationNumber(), null);
        }
    }

    /** @param reference the bank's name and its number of the payment */
    void recordPayment(long bill, String reference, long amount) {
        jdbc.sql("insert into payment (reference, bill, amount, received_at) values (?, ?, ?, ?)")
                .params(reference, bill, amount, Timestamp.from(clock.instant()))
                .update();
    }

    /** A case that ends before it was paid owes nothing any more. */
    @EventListener
    void on(CaseProgressed event) {
        if (!event.status().ends()) {
            return;
        }
        boolean expires = event.status() == Status.BILL_EXPIRED;
        if (expires && latest(event.registrationNumber()).orElseThrow().state() == Bill.State.PAID) {
            throw new IllegalStateException("the bill was paid in its last moment; the job of the payment goes first");
        }
        String state = expires ? "EXPIRED" : "CANCELLED";
        jdbc.sql("update bill set state = ? where registration_number = ? and state = 'OPEN' returning id, amount")
                .params(state, event.registrationNumber())
                .query((row, number) -> new long[] {row.getLong("id"), row.getLong("amount")})
                .optional()
                .ifPresent(bill -> ledger.voided(bill[0], bill[1]));
    }

    private ZoneId zone(String registrationNumber) {
        return offices.get(cases.get(registrationNumber).office()).zone();
    }
}
