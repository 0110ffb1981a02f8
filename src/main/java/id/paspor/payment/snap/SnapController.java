package id.paspor.payment.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.kernel.limit.RateLimits;
import id.paspor.kernel.written.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The bank's door: access token, inquiry and payment of virtual accounts as Bank Indonesia's standard SNAP BI has them.
 * Signatures are checked on the bytes as they came, before anything is read from them.
 */
@RestController
@OpenToAnybody
@RequestMapping("/snap/v1.0")
class SnapController {

    private static final Logger LOG = LoggerFactory.getLogger(SnapController.class);

    private static final int MOST_BYTES = 64 * 1024;

    /** RFC 9110 has schemes in whatever case. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)");

    private final SnapBanks banks;
    private final SnapTokens tokens;
    private final SnapPayments payments;
    private final SnapCalls calls;
    private final RateLimit perAddress;
    private final ObjectMapper json;
    private final Clock clock;

    SnapController(
            SnapBanks banks,
            SnapTokens tokens,
            SnapPayments payments,
            SnapCalls calls,
            RateLimits limits,
            ObjectMapper json,
            Clock clock) {
        this.banks = banks;
        this.tokens = tokens;
        this.payments = payments;
        this.calls = calls;
        this.perAddress = limits.named("bank-per-address");
        this.json = json;
        this.clock = clock;
    }

    /** Does what a call asks for and answers it. */
    private interface Deed {

        ObjectNode answer(byte[] body) throws IOException;
    }

    @PostMapping("/access-token/b2b")
    ResponseEntity<ObjectNode> accessToken(HttpServletRequest request) throws IOException {
        return answered(SnapService.ACCESS_TOKEN, request, body -> {
            String timestamp = timestampOf(request);
            String clientKey = header(request, "X-CLIENT-KEY", ".{1,100}");
            String signature = header(request, "X-SIGNATURE", ".{1,2000}");
            SnapBank bank =
                    banks.withClientKey(clientKey).orElseThrow(() -> SnapRefusal.unauthorized("Unknown Client"));
            requireAddress(bank, request);
            requireInTime(bank, timestamp);
            if (!bank.signedTokenRequest(timestamp, signature)) {
                calls.countForged(bank);
                throw SnapRefusal.unauthorized("Signature");
            }
            new SnapFields(object(body)).required("grantType", "client_credentials");
            ObjectNode answer = json.createObjectNode();
            answer.put("responseCode", SnapService.ACCESS_TOKEN.code(200, 0));
            answer.put("responseMessage", "Successful");
            answer.put("accessToken", tokens.issue(bank));
            answer.put("tokenType", "Bearer");
            answer.put("expiresIn", Long.toString(SnapTokens.LIFE.toSeconds()));
            return answer;
        });
    }

    @PostMapping("/transfer-va/inquiry")
    ResponseEntity<ObjectNode> inquiry(HttpServletRequest request) throws IOException {
        return answered(
                SnapService.INQUIRY, request, body -> called(SnapService.INQUIRY, request, body, payments::inquire));
    }

    @PostMapping("/transfer-va/payment")
    ResponseEntity<ObjectNode> payment(HttpServletRequest request) throws IOException {
        return answered(
                SnapService.PAYMENT, request, body -> called(SnapService.PAYMENT, request, body, payments::pay));
    }

    /** What a bank that is known and believed asks for. */
    private interface Business {

        ObjectNode answer(SnapBank bank, SnapFields fields, SnapCall call);
    }

    private ObjectNode called(SnapService service, HttpServletRequest request, byte[] body, Business business)
            throws IOException {
        SnapBank bank = authenticated(request, body);
        String externalId = header(request, "X-EXTERNAL-ID", "[0-9]{1,36}");
        header(request, "CHANNEL-ID", "[0-9A-Za-z]{1,5}");
        SnapCall call = new SnapCall(bank, service, externalId, DigestUtils.sha256Hex(body), null);
        try {
            SnapFields fields = new SnapFields(object(body));
            fields.requirePlain();
            call = call.read(fields.json());
            return business.answer(bank, fields, call);
        } catch (SnapRefusal refusal) {
            if (!refusal.isRecorded()) {
                calls.recordRefused(call, refusal.answer(service, json));
            }
            throw refusal;
        }
    }

    private SnapBank authenticated(HttpServletRequest request, byte[] body) {
        String timestamp = timestampOf(request);
        String signature = header(request, "X-SIGNATURE", ".{1,2000}");
        String partnerId = header(request, "X-PARTNER-ID", ".{1,36}");
        String token = token(request);
        SnapBank bank = tokens.bankOf(token).flatMap(banks::named).orElseThrow(SnapRefusal::invalidToken);
        if (!bank.settings().partnerId().equals(partnerId)) {
            throw SnapRefusal.unauthorized("Unknown Client");
        }
        requireAddress(bank, request);
        requireInTime(bank, timestamp);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String text =
                SnapSignatures.callText(request.getMethod(), request.getRequestURI() + query, token, body, timestamp);
        if (!bank.signedCall(text, signature)) {
            calls.countForged(bank);
            throw SnapRefusal.unauthorized("Signature");
        }
        return bank;
    }

    private static String token(HttpServletRequest request) {
        Matcher bearer = BEARER.matcher(Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), ""));
        if (!bearer.matches()) {
            throw SnapRefusal.invalidToken();
        }
        return bearer.group(1);
    }

    private ResponseEntity<ObjectNode> answered(SnapService service, HttpServletRequest request, Deed deed)
            throws IOException {
        try {
            if (!perAddress.take(ClientAddress.key(request.getRemoteAddr())).isZero()) {
                throw SnapRefusal.tooMany();
            }
            byte[] body = body(request);
            ObjectNode answer = deed.answer(body);
            calls.count(service, answer.path("responseCode").asText());
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
        } catch (SnapRefusal refusal) {
            calls.count(service, refusal.code(service));
            return ResponseEntity.status(refusal.status())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(refusal.answer(service, json));
        } catch (RuntimeException failed) {
            LOG.error("A bank's call could not be answered", failed);
            SnapRefusal broken = SnapRefusal.broken();
            calls.count(service, broken.code(service));
            return ResponseEntity.status(broken.status())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(broken.answer(service, json));
        }
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length <= MOST_BYTES) {
                return body;
            }
        } catch (IOException brokenOff) {
            // said below
        }
        throw SnapRefusal.badRequest();
    }

    private JsonNode object(byte[] body) throws IOException {
        if (PlainText.isReadableJson(body)) {
            JsonNode read = json.readTree(body);
            if (read.isObject()) {
                return read;
            }
        }
        throw SnapRefusal.badRequest();
    }

    private static void requireAddress(SnapBank bank, HttpServletRequest request) {
        if (!bank.mayCallFrom(request.getRemoteAddr())) {
            throw SnapRefusal.unauthorized("Address");
        }
    }

    private void requireInTime(SnapBank bank, String timestamp) {
        try {
            Duration off =
                    Duration.between(SnapTime.read(timestamp), clock.instant()).abs();
            if (off.compareTo(bank.settings().window()) > 0) {
                throw SnapRefusal.unauthorized("Timestamp");
            }
        } catch (DateTimeException notOne) {
            throw SnapRefusal.invalidFormat("X-TIMESTAMP");
        }
    }

    private static String timestampOf(HttpServletRequest request) {
        return header(request, "X-TIMESTAMP", "[0-9T:.+Z-]{16,35}");
    }

    private static String header(HttpServletRequest request, String name, String pattern) {
        String value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            throw SnapRefusal.missing(name);
        }
        if (!value.matches(pattern)) {
            throw SnapRefusal.invalidFormat(name);
        }
        return value;
    }
}
