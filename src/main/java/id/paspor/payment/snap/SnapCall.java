package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of a bank that is believed.
 *
 * @param externalId its number for it
 * @param digest stands for what was sent, to the byte
 * @param request what was sent, or {@code null} when it cannot be read or kept
 */
record SnapCall(SnapBank bank, SnapService service, String externalId, String digest, JsonNode request) {

    /** The call once it has been read. */
    SnapCall read(JsonNode sent) {
        return new SnapCall(bank, service, externalId, digest, sent);
    }
}
