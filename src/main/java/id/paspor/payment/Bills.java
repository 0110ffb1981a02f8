package id.paspor.payment;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Texts;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Offices;
import id.paspor.payment.Ledger.Account;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TreeMap;
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
    private final CaseFiles cases;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Messages messages;
    private final PaymentProperties settings;
    private final Clock clock;

    Bills(
            JdbcClient jdbc,
            Ledger ledger,
            CaseFiles cases,
            Offices offices,
            Deadlines deadlines,
            Messages messages,
            PaymentProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
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
                        virtualAccountNumber(registrationNumber),
                        amount,
                        Timestamp.from(clock.instant()),
                        Timestamp.from(due))
                .update();
        Bill bill = latest(registrationNumber).orElseThrow();
        ledger.book(bill.id(), Account.RECEIVABLE, Account.STATE_REVENUE, amount, "bill " + bill.id());
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

    /** When to remind the applicant of the open bill; a moment after it is due when that has been done. */
    @Transactional(readOnly = true)
    public Date nextReminderAt(String registrationNumber) {
        Bill bill = latest(registrationNumber).orElseThrow();
        Instant afterwards = bill.dueAt().plus(Duration.ofDays(1));
        ZonedDateTime due = bill.dueAt().atZone(zone(registrationNumber));
        return Date.from(
                bill.remindedAt() == null ? due.minus(settings.remindBefore()).toInstant() : afterwards);
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
                .ifPresent(bill -> ledger.book(
                        bill[0], Account.STATE_REVENUE, Account.RECEIVABLE, bill[1], "bill " + bill[0] + " " + state));
    }

    private String virtualAccountNumber(String registrationNumber) {
        String issuer = new TreeMap<>(settings.banks()).firstEntry().getValue().serviceId();
        return issuer + registrationNumber;
    }

    private ZoneId zone(String registrationNumber) {
        return offices.get(cases.get(registrationNumber).office()).zone();
    }
}
