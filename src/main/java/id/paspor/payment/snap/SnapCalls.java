package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Discrepancies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What banks called and were answered: the numbers of a day, the record for the audit, and the figures for operations. */
@Component
class SnapCalls {

    /** Names of people, which the record does not keep. */
    private static final String NAME = "virtualAccountName";

    private static final String MASK = "***";

    private final NumberedCallRepository numbers;
    private final AnsweredPaymentRepository answers;
    private final RecordedCallRepository records;
    private final MeterRegistry meters;
    private final Clock clock;

    SnapCalls(
            NumberedCallRepository numbers,
            AnsweredPaymentRepository answers,
            RecordedCallRepository records,
            SnapBanks banks,
            MeterRegistry meters,
            Clock clock) {
        this.numbers = numbers;
        this.answers = answers;
        this.records = records;
        this.meters = meters;
        this.clock = clock;
        // from 0 on, so that the first one is seen to be one more
        banks.all().forEach(this::forged);
    }

    /**
     * Takes the number of a call for the day, in the caller's transaction; the same call may come again under it.
     *
     * @throws SnapRefusal when another call had the number
     */
    void requireOwnNumber(SnapCall call) {
        LocalDate today = today();
        requireOwn(call, today, numbers.take(call.bank().name(), today, call.externalId(), text(call)) == 1);
    }

    /**
     * As {@link #requireOwnNumber(SnapCall)}, for a call about a payment.
     *
     * @return what the bank was answered about it before
     * @throws SnapRefusal when another call had the number, or the bank reported another payment under its number for this one
     */
    Optional<String> requireOwnNumber(SnapCall call, BankPayment report) {
        LocalDate today = today();
        NumberedCallRepository.Taken taken =
                numbers.take(report.bank(), today, call.externalId(), text(call), report.id());
        requireOwn(call, today, taken.free());
        if (taken.answer() == null) {
            return Optional.empty();
        }
        if (!taken.account().equals(report.virtualAccountNumber().digits()) || taken.amount() != report.amount()) {
            throw SnapRefusal.repeatedExternalId();
        }
        return Optional.of(taken.answer());
    }

    private void requireOwn(SnapCall call, LocalDate day, boolean free) {
        if (!free
                && !numbers.callOf(new NumberedCall.Number(call.bank().name(), day, call.externalId()))
                        .equals(text(call))) {
            throw SnapRefusal.repeatedExternalId();
        }
    }

    /**
     * Keeps the first answer about a payment, and records the call with it.
     *
     * @return whether it is the first; otherwise nothing was kept or recorded
     */
    boolean recordFirst(SnapCall call, BankPayment report, ObjectNode answer) {
        return answers.keepFirst(
                        report.bank(),
                        report.id(),
                        report.virtualAccountNumber(),
                        report.amount(),
                        answer.toString(),
                        call.service().number(),
                        call.externalId(),
                        masked(call.request()).toString(),
                        answer.path("responseCode").asText(),
                        masked(answer).toString(),
                        clock.instant())
                == 1;
    }

    private static String text(SnapCall call) {
        return call.service().number() + " " + call.digest();
    }

    /** Records a call that was refused before anything was done; its number is taken all the same, if it was read. */
    void recordRefused(SnapCall call, ObjectNode answer) {
        if (call.request() != null) {
            numbers.take(call.bank().name(), today(), call.externalId(), text(call));
        }
        record(call, answer);
    }

    /** Numbers of days that are over name nothing any more. */
    @Scheduled(fixedDelayString = "PT6H")
    void forgetNumbers() {
        numbers.forgetBefore(today().minusDays(1));
    }

    /** Records a call of a bank and its answer, without names. */
    void record(SnapCall call, ObjectNode answer) {
        String request = call.request() == null ? null : masked(call.request()).toString();
        records.save(new RecordedCall(call, clock.instant(), request, masked(answer)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Discrepancies.BANK_ZONE);
    }

    /** Counts an answer, of whomever it was. */
    void count(SnapService service, String code) {
        meters.counter("paspor.bank.calls", "service", service.number(), "code", code)
                .increment();
    }

    /** Counts a signature that is not the bank's. */
    void countForged(SnapBank bank) {
        forged(bank).increment();
    }

    private Counter forged(SnapBank bank) {
        return meters.counter("paspor.bank.signature.failures", "bank", bank.name());
    }

    private static JsonNode masked(JsonNode json) {
        JsonNode copy = json.deepCopy();
        copy.findParents(NAME).forEach(parent -> ((ObjectNode) parent).put(NAME, MASK));
        return copy;
    }
}
