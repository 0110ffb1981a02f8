package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A call of a bank and its answer, without names. Never changed once written; the database refuses it. */
@Entity
@Table(name = "bank_call")
@Immutable
class RecordedCall extends Numbered {

    private String bank;
    private String service;
    private String externalId;
    private Instant receivedAt;
    private String request;
    private String code;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode answer;

    protected RecordedCall() {}

    /** @param request as it came but for names, or {@code null} when it cannot be read or kept */
    RecordedCall(SnapCall call, Instant receivedAt, String request, JsonNode answer) {
        this.bank = call.bank().name();
        this.service = call.service().number();
        this.externalId = call.externalId();
        this.receivedAt = receivedAt;
        this.request = request;
        this.code = answer.path("responseCode").asText();
        this.answer = answer;
    }
}
