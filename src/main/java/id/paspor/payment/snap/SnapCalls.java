package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What banks called and were answered: the numbers of a day, the record for the audit, and the figures for operations. */
@Component
class SnapCalls {

    /** The day of banks. */
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    /** Names of people, which the record does not keep. */
    private static final String NAME = "virtualAccountName";

    private static final String MASK = "***";

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;

    SnapCalls(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes the number of a call for the day; the same call may come again under it.
     *
     * @throws SnapRefusal when another call had the number
     */
    void requireOwnNumber(SnapBank bank, String externalId, SnapService service, byte[] body) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WIB);
        String call = service.number() + " " + DigestUtils.sha256Hex(body);
        int taken = jdbc.sql(
                        "insert into bank_external_id (bank, day, external_id, call) values (?, ?, ?, ?) on conflict do nothing")
                .params(bank.name(), today, externalId, call)
                .update();
        if (taken == 1) {
            return;
        }
        String first = jdbc.sql("select call from bank_external_id where bank = ? and day = ? and external_id = ?")
                .params(bank.name(), today, externalId)
                .query(String.class)
                .single();
        if (!first.equals(call)) {
            throw SnapRefusal.repeatedExternalId();
        }
    }

    /** Numbers of days that are over name nothing any more. */
    @Scheduled(fixedDelayString = "PT6H")
    void forgetNumbers() {
        jdbc.sql("delete from bank_external_id where day < ?")
                .param(LocalDate.ofInstant(clock.instant(), WIB).minusDays(1))
                .update();
    }

    /** Records a call of a bank and its answer, without names. */
    void record(SnapCall call, ObjectNode answer) {
        jdbc.sql("""
                insert into bank_call (bank, service, external_id, received_at, request, code, answer)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.asList(
                        call.bank().name(),
                        call.service().number(),
                        call.externalId(),
                        Timestamp.from(clock.instant()),
                        call.request() == null ? null : masked(call.request()).toString(),
                        answer.path("responseCode").asText(),
                        masked(answer).toString()))
                .update();
    }

    /** Counts an answer, of whomever it was. */
    void count(SnapService service, String code) {
        meters.counter("paspor.bank.calls", "service", service.number(), "code", code)
                .increment();
    }

    /** Counts a signature that is not the bank's. */
    void countForged(SnapBank bank) {
        meters.counter("paspor.bank.signature.failures", "bank", bank.name()).increment();
    }

    private static JsonNode masked(JsonNode json) {
        JsonNode copy = json.deepCopy();
        copy.findParents(NAME).forEach(parent -> ((ObjectNode) parent).put(NAME, MASK));
        return copy;
    }
}
