package id.paspor.simulator;

import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** What the simulated bank knows: the transfers of its customers since the program started, and what became of their reports. */
@Component
@ConditionalOnProperty(DemonstrationBank.PRIVATE_KEY)
class BankBook {

    private static final int MOST = 1_000;
    private static final String HEADER = "paymentRequestId,virtualAccountNo,amount,currency,trxDateTime,referenceNo";

    private final Map<String, Transfer> transfers = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Transfer> eldest) {
            return size() > MOST;
        }
    });

    private final SimulatedBank bank;
    private final TaskScheduler scheduler;
    private final Clock clock;

    BankBook(SimulatedBank bank, TaskScheduler scheduler, Clock clock) {
        this.bank = bank;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A customer transfers money; nobody is told yet. */
    Transfer transfer(VirtualAccountNumber virtualAccountNumber, long amount, boolean keepsMoney) {
        Transfer transfer = new Transfer(
                UUID.randomUUID().toString(), virtualAccountNumber, amount, clock.instant(), keepsMoney, null, 0);
        transfers.put(transfer.id(), transfer);
        return transfer;
    }

    /**
     * Reports a transfer, again if it was reported before.
     *
     * @param losesAnswer whether the answer gets lost
     * @return the answer's code
     */
    String report(Transfer transfer, boolean losesAnswer) {
        String code = bank.report(transfer, transfer.reported() > 0);
        transfers.computeIfPresent(transfer.id(), (id, known) -> known.reported(losesAnswer ? null : code));
        return code;
    }

    /** Reports a transfer after a while. */
    void reportLater(Transfer transfer, Duration delay, boolean losesAnswer) {
        scheduler.schedule(() -> report(transfer, losesAnswer), clock.instant().plus(delay));
    }

    /** The transfer with this number, or {@code null}. */
    Transfer find(String id) {
        return transfers.get(id);
    }

    /** All transfers, newest first. */
    List<Transfer> all() {
        List<Transfer> all;
        synchronized (transfers) {
            all = new ArrayList<>(transfers.values());
        }
        Collections.reverse(all);
        return all;
    }

    /** The report of a day in Jakarta, as CSV: what the bank credited to us. */
    String statement(LocalDate day) {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        List<Transfer> oldestFirst = all();
        Collections.reverse(oldestFirst);
        for (Transfer transfer : oldestFirst) {
            boolean ofDay =
                    LocalDate.ofInstant(transfer.paidAt(), SimulatedBank.ZONE).equals(day);
            if (ofDay && transfer.isOnStatement()) {
                lines.append(String.join(
                                ",",
                                transfer.id(),
                                transfer.virtualAccountNumber().digits(),
                                Long.toString(transfer.amount()),
                                "IDR",
                                SimulatedBank.written(transfer.paidAt()),
                                ""))
                        .append('\n');
            }
        }
        return lines.toString();
    }
}
