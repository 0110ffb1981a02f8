package id.paspor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A bank that reports payments as a real one does: by calling the program's own door with signed requests. It shares no
 * code with the door, so that a mistake in a signature there is not made here too.
 */
@Component
@ConditionalOnProperty(DemonstrationBank.PRIVATE_KEY)
class SimulatedBank {

    private static final String TOKEN = "/snap/v1.0/access-token/b2b";
    private static final String PAYMENT = "/snap/v1.0/transfer-va/payment";
    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private final ProgramDoors doors;
    private final ObjectMapper json;
    private final Clock clock;
    private final PrivateKey key;
    private final String clientKey;
    private final String partnerId;
    private final String secret;
    private final String serviceId;

    SimulatedBank(
            ProgramDoors doors,
            ObjectMapper json,
            Clock clock,
            @Value("${" + DemonstrationBank.PRIVATE_KEY + "}") String privateKey,
            @Value("${paspor.payment.banks.bank.client-key}") String clientKey,
            @Value("${paspor.payment.banks.bank.partner-id}") String partnerId,
            @Value("${paspor.payment.banks.bank.client-secrets[0]}") String secret,
            @Value("${paspor.payment.banks.bank.service-id}") String serviceId)
            throws GeneralSecurityException {
        this.doors = doors;
        this.json = json;
        this.clock = clock;
        this.key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
        this.clientKey = clientKey;
        this.partnerId = partnerId;
        this.secret = secret;
        this.serviceId = serviceId;
    }

    /**
     * Reports a payment.
     *
     * @param again whether it was reported before
     * @return the answer's code, as in {@code 2002500}
     */
    String report(Transfer transfer, boolean again) {
        String account = transfer.virtualAccountNumber().digits();
        String customer = account.startsWith(serviceId) ? account.substring(serviceId.length()) : account;
        ObjectNode body = json.createObjectNode();
        body.put("partnerServiceId", "%8s".formatted(serviceId));
        body.put("customerNo", customer);
        body.put("virtualAccountNo", "%8s".formatted(serviceId) + customer);
        body.put("paymentRequestId", transfer.id());
        body.set(
                "paidAmount",
                json.createObjectNode().put("value", transfer.amount() + ".00").put("currency", "IDR"));
        body.put("trxDateTime", written(transfer.paidAt()));
        if (again) {
            body.put("flagAdvise", "Y");
        }
        return call(body).path("responseCode").asText();
    }

    private JsonNode call(ObjectNode body) {
        String token = token();
        String timestamp = now();
        String sent = body.toString();
        String text = String.join(":", "POST", PAYMENT, token, DigestUtils.sha256Hex(sent), timestamp);
        return doors.post(PAYMENT)
                .header("Authorization", "Bearer " + token)
                .header("X-TIMESTAMP", timestamp)
                .header("X-SIGNATURE", hmac(text))
                .header("X-PARTNER-ID", partnerId)
                .header("X-EXTERNAL-ID", externalId())
                .header("CHANNEL-ID", "95221")
                .body(sent)
                .retrieve()
                .body(JsonNode.class);
    }

    private String token() {
        String timestamp = now();
        return doors.post(TOKEN)
                .header("X-TIMESTAMP", timestamp)
                .header("X-CLIENT-KEY", clientKey)
                .header("X-SIGNATURE", rsa(clientKey + "|" + timestamp))
                .body("{\"grantType\":\"client_credentials\"}")
                .retrieve()
                .body(JsonNode.class)
                .path("accessToken")
                .asText();
    }

    private String now() {
        return written(clock.instant());
    }

    /** A moment as the standard writes it. */
    static String written(Instant moment) {
        return TIMESTAMP.format(moment.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    private static String externalId() {
        return new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16)
                .toString()
                .substring(0, 30);
    }

    private String rsa(String text) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String hmac(String text) {
        return Base64.getEncoder().encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_512, secret).hmac(text));
    }
}
