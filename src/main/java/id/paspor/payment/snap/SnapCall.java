package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of a bank that is believed.
 *
 * @param externalId its number for it
 * @param request what was sent, or {@code null} when it cannot be read or kept
 */
record SnapCall(SnapBank bank, SnapService service, String externalId, JsonNode request) {}
