package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Why a bank's call is refused, in the standard's terms. {@code 404xx18} is not among them: banks take it for success.
 */
final class SnapRefusal extends RuntimeException {

    private final int status;
    private final int outcome;
    private boolean recorded;

    private SnapRefusal(int status, int outcome, String message) {
        super(message, null, false, false);
        this.status = status;
        this.outcome = outcome;
    }

    static SnapRefusal badRequest() {
        return new SnapRefusal(400, 0, "Bad Request");
    }

    static SnapRefusal invalidFormat(String field) {
        return new SnapRefusal(400, 1, "Invalid Field Format {" + field + "}");
    }

    static SnapRefusal missing(String field) {
        return new SnapRefusal(400, 2, "Invalid Mandatory Field {" + field + "}");
    }

    static SnapRefusal unauthorized(String reason) {
        return new SnapRefusal(401, 0, "Unauthorized. [" + reason + "]");
    }

    static SnapRefusal invalidToken() {
        return new SnapRefusal(401, 1, "Invalid Token (B2B)");
    }

    static SnapRefusal unknownBill() {
        return new SnapRefusal(404, 12, "Invalid Bill/Virtual Account [Not Found]");
    }

    static SnapRefusal wrongAmount() {
        return new SnapRefusal(404, 13, "Invalid Amount");
    }

    static SnapRefusal paidAlready() {
        return new SnapRefusal(404, 14, "Paid Bill");
    }

    static SnapRefusal expired() {
        return new SnapRefusal(404, 19, "Invalid Bill/Virtual Account [Expired]");
    }

    static SnapRefusal repeatedExternalId() {
        return new SnapRefusal(409, 0, "Conflict");
    }

    static SnapRefusal tooMany() {
        return new SnapRefusal(429, 0, "Too Many Requests");
    }

    static SnapRefusal broken() {
        return new SnapRefusal(500, 0, "General Error");
    }

    int status() {
        return status;
    }

    String code(SnapService service) {
        return service.code(status, outcome);
    }

    /** What a bank is answered. */
    ObjectNode answer(SnapService service, ObjectMapper json) {
        return json.createObjectNode().put("responseCode", code(service)).put("responseMessage", getMessage());
    }

    /** The same, of which the record has been written with what was done. */
    SnapRefusal recorded() {
        recorded = true;
        return this;
    }

    /** Whether the record of the call has been written. */
    boolean isRecorded() {
        return recorded;
    }
}
