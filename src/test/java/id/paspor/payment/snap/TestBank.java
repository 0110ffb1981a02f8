package id.paspor.payment.snap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.outside.BankSignatures;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.env.Environment;

/** A bank as it calls, written from the text of the standard alone. It shares no code with the program. */
class TestBank {

    static final String TOKEN = "/snap/v1.0/access-token/b2b";
    static final String INQUIRY = "/snap/v1.0/transfer-va/inquiry";
    static final String PAYMENT = "/snap/v1.0/transfer-va/payment";

    private static final AtomicLong EXTERNAL_ID = new AtomicLong(System.nanoTime());

    private final Client http;
    private final Environment settings;
    private final String profile;
    private final String serviceId;
    private final ObjectMapper json = new ObjectMapper();

    TestBank(int port, Environment settings, String name) {
        this.http = Client.nobody(port);
        this.settings = settings;
        this.profile = "paspor.payment.banks." + name + ".";
        this.serviceId = "%8s".formatted(settings.getRequiredProperty(profile + "service-id"));
    }

    ObjectNode request(String customer, String idField, String id) {
        return json.createObjectNode()
                .put("partnerServiceId", serviceId)
                .put("customerNo", customer)
                .put("virtualAccountNo", serviceId + customer)
                .put(idField, id);
    }

    ObjectNode payment(String customer, String id, String amount) {
        ObjectNode report = request(customer, "paymentRequestId", id);
        report.set("paidAmount", json.createObjectNode().put("value", amount).put("currency", "IDR"));
        return report.put("trxDateTime", now()).put("referenceNo", "12345");
    }

    Answer call(String path, ObjectNode body) {
        return send(path, headers(path, token(), body.toString()), body.toString());
    }

    Answer send(String path, Map<String, String> headers, String body) {
        return http.send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Map<String, String> headers(String path, String token, String body) {
        return headers(path, token, body, 0);
    }

    /** @param secret which of the bank's secrets signs */
    Map<String, String> headers(String path, String token, String body, int secret) {
        return headersAt(now(), path, token, body, secret);
    }

    /** @param now as the bank writes it */
    Map<String, String> headersAt(String now, String path, String token, String body) {
        return headersAt(now, path, token, body, 0);
    }

    private Map<String, String> headersAt(String now, String path, String token, String body, int secret) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("X-TIMESTAMP", now);
        headers.put("X-PARTNER-ID", settings.getRequiredProperty(profile + "partner-id"));
        headers.put("X-EXTERNAL-ID", Long.toString(EXTERNAL_ID.incrementAndGet()));
        headers.put("CHANNEL-ID", "95221");
        headers.put(
                "X-SIGNATURE",
                encoded(BankSignatures.hmac(
                        settings.getRequiredProperty(profile + "client-secrets[" + secret + "]"),
                        "POST:" + path + ":" + token + ":" + BankSignatures.sha256(body) + ":" + now)));
        return headers;
    }

    String token() {
        String now = now();
        Answer answer = tokenAnswer(now, clientKey(), BankSignatures.rsa(key(), clientKey() + "|" + now));
        assertThat(answer.json().path("responseCode").asText())
                .as(answer.toString())
                .isEqualTo("2007300");
        assertThat(answer.json().path("expiresIn").isTextual()).isTrue();
        return answer.json().path("accessToken").asText();
    }

    Answer tokenAnswer(String timestamp, String clientKey, String signature) {
        return http.send(
                "POST",
                TOKEN,
                "application/json",
                "{\"grantType\":\"client_credentials\"}".getBytes(StandardCharsets.UTF_8),
                Map.of("X-TIMESTAMP", timestamp, "X-CLIENT-KEY", clientKey, "X-SIGNATURE", signature));
    }

    String clientKey() {
        return settings.getRequiredProperty(profile + "client-key");
    }

    PrivateKey key() {
        String ofSimulator = settings.getRequiredProperty("paspor.simulator.private-key");
        byte[] der = Base64.getDecoder().decode(settings.getProperty(profile + "private-key", ofSimulator));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String now() {
        return at(OffsetDateTime.now(ZoneOffset.ofHours(7)));
    }

    static String at(OffsetDateTime moment) {
        return BankSignatures.written(moment);
    }

    private String encoded(byte[] signature) {
        return "hex".equals(settings.getProperty(profile + "encoding"))
                ? HexFormat.of().formatHex(signature)
                : Base64.getEncoder().encodeToString(signature);
    }
}
