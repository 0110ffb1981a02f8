package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.payment.Discrepancies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What banks called and were answered: the numbers of a day, the record for the audit, and the figures for operations. */
@Component
class SnapCalls {

    /** Names of people, which the record does not keep. */
    private static final String NAME = "virtualAccountName";

    private static final String MASK = "***";

    private final NumberedCallRepository numbers;
    private final RecordedCallRepository records;
    private final MeterRegistry meters;
    private final Clock clock;

    SnapCalls(
            NumberedCallRepository numbers,
            RecordedCallRepository records,
            SnapBanks banks,
            MeterRegistry meters,
            Clock clock) {
        this.numbers = numbers;
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
        String bank = call.bank().name();
        String own = text(call);
        if (numbers.take(bank, today, call.externalId(), own) == 0
                && !numbers.callOf(new NumberedCall.Number(bank, today, call.externalId()))
                        .equals(own)) {
            throw SnapRefusal.repeatedExternalId();
        }
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
