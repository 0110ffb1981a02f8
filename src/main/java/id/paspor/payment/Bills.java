package id.paspor.payment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.payment.account.VirtualAccounts;
import id.paspor.payment.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bills: at most one open one per case, with a virtual account number that belongs to the case. */
@Service
public class Bills {

    /** The newest bill of a case, as part of a page. */
    public static final CasePart<Bill> NEWEST = BillRepository.NEWEST;

    private final BillRepository bills;
    private final PaymentRepository payments;
    private final Ledger ledger;
    private final VirtualAccounts accounts;
    private final CaseFiles cases;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Messages messages;
    private final PaymentProperties settings;
    private final Clock clock;

    Bills(
            BillRepository bills,
            PaymentRepository payments,
            Ledger ledger,
            VirtualAccounts accounts,
            CaseFiles cases,
            Offices offices,
            Deadlines deadlines,
            Messages messages,
            PaymentProperties settings,
            Clock clock) {
        this.bills = bills;
        this.payments = payments;
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
    public Bill issue(RegistrationNumber registrationNumber, long amount) {
        Optional<Bill> open = latest(registrationNumber).filter(bill -> bill.state() == Bill.State.OPEN);
        if (open.isPresent()) {
            return open.get();
        }
        CaseFile file = cases.get(registrationNumber);
        Instant due = deadlines.endOf(file.office(), settings.dueIn());
        Bill bill = bills.save(new BillEntity(
                        registrationNumber,
                        file.office(),
                        file.application().product().code(),
                        accounts.first(registrationNumber),
                        amount,
                        clock.instant(),
                        due))
                .view();
        ledger.billed(bill.id(), amount);
        cases.record(
                registrationNumber,
                Status.BILLED,
                null,
                new Texts.Money(amount),
                bill.groupedNumber(),
                Texts.at(due, zone(registrationNumber)));
        return bill;
    }

    /** The newest bill of a case. */
    @Transactional(readOnly = true)
    public Optional<Bill> latest(RegistrationNumber registrationNumber) {
        return bills.findFirstByRegistrationNumberOrderByIdDesc(registrationNumber);
    }

    /** The newest bill of a case, locked until the end of the transaction. */
    Optional<BillEntity> locked(RegistrationNumber registrationNumber) {
        return bills.findFirstLockedByRegistrationNumberOrderByIdDesc(registrationNumber);
    }

    /** The newest bill of the case that a discrepancy's money came for, locked until the end of the transaction. */
    Optional<BillEntity> lockedOf(long discrepancy) {
        return bills.findLockedByDiscrepancy(discrepancy);
    }

    /** When to remind the applicant of the open bill; when that has been done, a moment after it is due that is yet to come. */
    @Transactional(readOnly = true)
    public Date nextReminderAt(RegistrationNumber registrationNumber) {
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
    public void remind(RegistrationNumber registrationNumber) {
        BillEntity open = locked(registrationNumber).orElseThrow();
        if (open.remind(clock.instant())) {
            Bill bill = open.view();
            messages.send(
                    registrationNumber,
                    "payment-reminder",
                    new Texts.Money(bill.amount()),
                    bill.groupedNumber(),
                    Texts.at(bill.dueAt(), zone(registrationNumber)));
        }
    }

    /** Whether the newest bill of a case is paid. */
    @Transactional(readOnly = true)
    public boolean isPaid(RegistrationNumber registrationNumber) {
        return latest(registrationNumber).map(Bill::state).equals(Optional.of(Bill.State.PAID));
    }

    /**
     * What an office billed and took in a time.
     *
     * @param billed all bills that were issued then
     * @param received all payments that came then, whenever they were billed
     * @param paid those of the bills that are paid now
     * @param open those that can be paid now
     * @param expired those that nobody paid in time
     * @param cancelled those whose case ended otherwise
     */
    public record Revenue(Sum billed, Sum received, Sum paid, Sum open, Sum expired, Sum cancelled) {}

    /** @param rupiah whole rupiah */
    public record Sum(long count, long rupiah) {

        private static final Sum NOTHING = new Sum(0, 0);

        private Sum plus(Sum other) {
            return new Sum(count + other.count, rupiah + other.rupiah);
        }
    }

    /** What an office billed and took from one moment on and before another. */
    @Transactional(readOnly = true)
    public Revenue revenue(Office office, Instant from, Instant before) {
        Map<Bill.State, Sum> issued = bills.issued(office.code(), from, before).stream()
                .collect(Collectors.toMap(BillRepository.OfState::state, BillRepository.OfState::sum));
        return new Revenue(
                issued.values().stream().reduce(Sum.NOTHING, Sum::plus),
                payments.received(office.code(), from, before),
                issued.getOrDefault(Bill.State.PAID, Sum.NOTHING),
                issued.getOrDefault(Bill.State.OPEN, Sum.NOTHING),
                issued.getOrDefault(Bill.State.EXPIRED, Sum.NOTHING),
                issued.getOrDefault(Bill.State.CANCELLED, Sum.NOTHING));
    }

    /** Whether the applicant of a case may ask for a new bill: once, within {@code paspor.payment.new-bill-within}. */
    @Transactional(readOnly = true)
    public boolean mayRenew(RegistrationNumber registrationNumber) {
        return obstacleToRenewal(registrationNumber).isEmpty();
    }

    /**
     * Has an application whose bill expired go on with a new bill, which the process issues by today's fee.
     *
     * @throws Refusal when there was a second bill already, it is too late, the bill did not expire, or the applicant has
     *     another application under way
     */
    @Transactional
    public void renew(RegistrationNumber registrationNumber) {
        obstacleToRenewal(registrationNumber).ifPresent(code -> {
            throw Refusal.conflict(code);
        });
        cases.reopen(registrationNumber, null);
    }

    private Optional<String> obstacleToRenewal(RegistrationNumber registrationNumber) {
        List<Bill> all = bills.findByRegistrationNumberOrderById(registrationNumber);
        if (all.isEmpty() || cases.get(registrationNumber).status() != Status.BILL_EXPIRED) {
            return Optional.of("payment.not-expired");
        }
        if (all.size() > 1) {
            return Optional.of("payment.renewed-already");
        }
        boolean late = clock.instant().isAfter(all.get(0).dueAt().plus(settings.newBillWithin()));
        return late ? Optional.of("payment.too-late-to-renew") : Optional.empty();
    }

    /** Marks a bill as paid by money that was kept; one that had expired is owed again first, and its case goes on by a new process. */
    void acceptLate(BillEntity bill, String reference) {
        boolean expired = bill.state() == Bill.State.EXPIRED;
        Instant now = clock.instant();
        bill.pay(now);
        payments.save(new Payment(reference, bill, now));
        if (expired) {
            ledger.restored(bill.id(), bill.amount());
            cases.reopen(bill.registrationNumber(), null);
        } else {
            payments.leaveUntold(bill.id(), now);
        }
    }

    /**
     * A case that ends before it was paid owes nothing any more. It comes first of all that follows from the end, so that
     * the bill is always locked before its case is written.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CaseProgressed event) {
        if (event.status().ends()) {
            locked(event.registrationNumber()).ifPresent(bill -> end(bill, event.status()));
        }
    }

    private void end(BillEntity bill, Status end) {
        boolean expires = end == Status.BILL_EXPIRED;
        if (expires && bill.state() == Bill.State.PAID) {
            throw new IllegalStateException("the bill was paid in its last moment; the job of the payment goes first");
        }
        if (bill.isOpen()) {
            if (expires) {
                bill.expire();
            } else {
                bill.cancel();
            }
            ledger.voided(bill.id(), bill.amount());
        }
    }

    private ZoneId zone(RegistrationNumber registrationNumber) {
        return offices.get(cases.get(registrationNumber).office()).zone();
    }
}
