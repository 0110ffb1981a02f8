package id.paspor.payment.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A bank at the program's door, written from the text of the standard alone. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapDoorTest {

    private static final String TOKEN = "/snap/v1.0/access-token/b2b";
    private static final String INQUIRY = "/snap/v1.0/transfer-va/inquiry";
    private static final String PAYMENT = "/snap/v1.0/transfer-va/payment";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final AtomicLong EXTERNAL_ID = new AtomicLong(System.nanoTime());

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @Autowired
    private JdbcClient jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private Client http;
    private Walk walk;
    private Case billed;

    @BeforeAll
    void aCaseIsBilled() {
        http = Client.nobody(port);
        walk = new Walk(port);
        billed = newBill();
    }

    @Test
    void aBankGetsATokenAsksAndPaysAndTheCaseMoves() {
        Case of = newBill();
        Answer inquiry = call(INQUIRY, request(of, "inquiryRequestId", "ask-1"));
        assertThat(inquiry.status()).as(inquiry.toString()).isEqualTo(200);
        assertThat(inquiry.json().path("responseCode").asText()).isEqualTo("2002400");
        JsonNode data = inquiry.json().path("virtualAccountData");
        assertThat(data.at("/inquiryStatus").asText()).isEqualTo("00");
        assertThat(data.at("/totalAmount/value").asText()).isEqualTo("950000.00");
        assertThat(data.at("/totalAmount/currency").asText()).isEqualTo("IDR");
        assertThat(data.at("/virtualAccountTrxType").asText()).isEqualTo("C");
        assertThat(data.at("/partnerServiceId").asText())
                .as("echoed as it came")
                .isEqualTo("   88908");
        assertThat(data.at("/virtualAccountName").asText()).isNotBlank();

        Answer paid = call(PAYMENT, payment(of, "ask-1-" + of.registrationNumber(), "950000.00"));

        assertThat(paid.json().path("responseCode").asText())
                .as(paid.toString())
                .isEqualTo("2002500");
        assertThat(paid.json().at("/virtualAccountData/paymentFlagStatus").asText())
                .isEqualTo("00");
        walk.task("dpsPrinting", of, "print-passport");
        assertThat(call(INQUIRY, request(of, "inquiryRequestId", "ask-2"))
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4042414");
    }

    @Test
    void aReportThatIsRepeatedIsCountedOnceAndAnsweredWordForWord() {
        Case of = newBill();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        Answer first = call(PAYMENT, report);
        report.put("flagAdvise", "Y");

        Answer again = call(PAYMENT, report);

        assertThat(first.json().path("responseCode").asText()).isEqualTo("2002500");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(payments(of)).isEqualTo(1);
        Answer second = call(PAYMENT, payment(of, UUID.randomUUID().toString(), "950000.00"));
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.json().path("responseCode").asText()).isEqualTo("4042514");
        assertThat(payments(of)).isEqualTo(1);
    }

    @Test
    void theSameReportTwentyTimesAtOnceIsCountedOnceAndAlwaysASuccess() throws Exception {
        Case of = newBill();
        String token = token();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        ExecutorService lines = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int one = 0; one < 20; one++) {
                calls.add(() -> send(PAYMENT, headers(PAYMENT, token, report.toString()), report.toString()));
            }
            for (Future<Answer> answer : lines.invokeAll(calls)) {
                assertThat(answer.get().json().path("responseCode").asText())
                        .as(answer.get().toString())
                        .isEqualTo("2002500");
            }
        } finally {
            lines.shutdownNow();
        }
        assertThat(payments(of)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from ledger_entry e join bill b on b.id = e.bill"
                                + " where b.registration_number = ? and e.debit = 'BANK_CLEARING'")
                        .param(of.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        walk.task("dpsPrinting", of, "print-passport");
    }

    @ParameterizedTest
    @CsvSource({
        "950001.00, 4042513",
        "949999.00, 4042513",
        "0.00, 4042513",
        "950000.50, 4042513",
        "950000, 4002501",
        "950000.0, 4002501",
        "950000.000, 4002501",
        "-950000.00, 4002501",
        "9.5e5, 4002501",
        "'950.000,00', 4002501"
    })
    void anotherAmountIsRefusedByTheCodeOfTheStandard(String amount, String code) {
        Answer answer = call(PAYMENT, payment(billed, UUID.randomUUID().toString(), amount));

        assertThat(answer.json().path("responseCode").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(code.substring(0, 3)));
        assertThat(payments(billed)).isZero();
    }

    @Test
    void anotherCurrencyAnotherPartnersAccountAndUnknownOnesAreRefused() {
        ObjectNode dollars = payment(billed, "p-1", "950000.00");
        ((ObjectNode) dollars.get("paidAmount")).put("currency", "USD");
        refused("4002501", PAYMENT, dollars);
        ObjectNode number = payment(billed, "p-1", "950000.00");
        ((ObjectNode) number.get("paidAmount")).put("value", 950000.00);
        refused("4002501", PAYMENT, number);
        ObjectNode partner = payment(billed, "p-1", "950000.00");
        partner.put("partnerServiceId", "   77777").put("virtualAccountNo", "   77777" + billed.registrationNumber());
        refused("4042512", PAYMENT, partner);
        ObjectNode unknown = payment(billed, "p-1", "950000.00");
        unknown.put("customerNo", "1000000000000000").put("virtualAccountNo", "   889081000000000000000");
        refused("4042512", PAYMENT, unknown);
        ObjectNode unequal = payment(billed, "p-1", "950000.00");
        unequal.put("virtualAccountNo", "   889081000000000000000");
        refused("4002501", PAYMENT, unequal);
        for (String field :
                List.of("partnerServiceId", "customerNo", "virtualAccountNo", "paymentRequestId", "paidAmount")) {
            ObjectNode without = payment(billed, "p-1", "950000.00");
            without.remove(field);
            refused("4002502", PAYMENT, without);
        }
        assertThat(payments(billed)).isZero();
    }

    @Test
    void aCustomerNumberThatCameAsANumberIsReadAllTheSame() {
        ObjectNode asked = request(billed, "inquiryRequestId", "ask");
        String text = asked.toString().replace("\"" + billed.registrationNumber() + "\"", billed.registrationNumber());
        Answer answer = send(INQUIRY, headers(INQUIRY, token(), text), text);
        assertThat(answer.json().path("responseCode").asText())
                .as(answer.toString())
                .isEqualTo("2002400");
    }

    @Test
    void theNumberOfACallIsForOneCallADay() {
        ObjectNode asked = request(billed, "inquiryRequestId", "ask");
        String token = token();
        Map<String, String> headers = headers(INQUIRY, token, asked.toString());
        assertThat(send(INQUIRY, headers, asked.toString()).status()).isEqualTo(200);
        assertThat(send(INQUIRY, headers, asked.toString()).status())
                .as("the same call")
                .isEqualTo(200);

        ObjectNode other = request(billed, "inquiryRequestId", "something else");
        Map<String, String> same = headers(INQUIRY, token, other.toString());
        same.put("X-EXTERNAL-ID", headers.get("X-EXTERNAL-ID"));

        Answer answer = send(INQUIRY, same, other.toString());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("responseCode").asText()).isEqualTo("4092400");
    }

    @Test
    void whoeverIsNotTheBankGetsNoToken() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        PrivateKey wrong = rsa.generateKeyPair().getPrivate();
        String now = now();
        assertThat(tokenAnswer(now, clientKey(), signed(wrong, clientKey() + "|" + now))
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4017300");
        assertThat(tokenAnswer(now, "stranger", signed(key(), "stranger|" + now))
                        .status())
                .isEqualTo(401);
        String old = TIMESTAMP.format(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(6));
        assertThat(tokenAnswer(old, clientKey(), signed(key(), clientKey() + "|" + old))
                        .status())
                .as("six minutes ago")
                .isEqualTo(401);
        assertThat(tokenAnswer("yesterday-evening-or-so", clientKey(), "x")
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4007301");
        assertThat(http.send("POST", TOKEN, "application/json", "{}".getBytes())
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4007302");
    }

    @Test
    void aCallWithoutATrueSignatureTokenOrTimeIsRefusedAndTakesNothing() {
        ObjectNode report = payment(billed, "p-2", "950000.00");
        String token = token();

        Map<String, String> changed = headers(PAYMENT, token, report.toString());
        ObjectNode other = payment(billed, "p-3", "950000.00");
        assertThat(send(PAYMENT, changed, other.toString())
                        .json()
                        .path("responseCode")
                        .asText())
                .as("changed body")
                .isEqualTo("4012500");

        Map<String, String> otherUrl = headers(INQUIRY, token, report.toString());
        assertThat(send(PAYMENT, otherUrl, report.toString()).status())
                .as("signed for another service")
                .isEqualTo(401);

        Map<String, String> stranger = headers(PAYMENT, "A".repeat(43), report.toString());
        assertThat(send(PAYMENT, stranger, report.toString())
                        .json()
                        .path("responseCode")
                        .asText())
                .as("made-up token")
                .isEqualTo("4012501");

        Map<String, String> partner = headers(PAYMENT, token, report.toString());
        partner.put("X-PARTNER-ID", "SOMEBODY");
        assertThat(send(PAYMENT, partner, report.toString()).status())
                .as("unknown partner")
                .isEqualTo(401);

        for (String header : List.of("X-TIMESTAMP", "X-SIGNATURE", "X-PARTNER-ID", "X-EXTERNAL-ID", "CHANNEL-ID")) {
            Map<String, String> without = headers(PAYMENT, token, report.toString());
            without.remove(header);
            assertThat(send(PAYMENT, without, report.toString())
                            .json()
                            .path("responseCode")
                            .asText())
                    .as("without " + header)
                    .isEqualTo("4002502");
        }
        assertThat(payments(billed)).isZero();
    }

    @Test
    void aTokenThatRanOutIsWorthNothing() {
        String token = token();
        jdbc.sql("update bank_token set expires_at = now() - interval '1 second'")
                .update();
        ObjectNode asked = request(billed, "inquiryRequestId", "ask");
        assertThat(send(INQUIRY, headers(INQUIRY, token, asked.toString()), asked.toString())
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4012401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nojson", "[]", "7", "{\"a\":", "{\"partnerServiceId\":{\"a\":1}}"})
    void whatIsNoRequestIsABadRequest(String body) {
        Answer answer = send(PAYMENT, headers(PAYMENT, token(), body), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("responseCode").asText()).startsWith("40025");
    }

    @Test
    void moreThanARequestCanBeIsNotEvenRead() {
        String large = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        assertThat(send(PAYMENT, headers(PAYMENT, "none", large), large)
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4002500");
    }

    @Test
    void theRecordOfCallsHasNoNames() {
        Answer answer = call(INQUIRY, request(billed, "inquiryRequestId", "for the record"));
        String name = answer.json().at("/virtualAccountData/virtualAccountName").asText();
        List<String> kept = jdbc.sql(
                        "select request || answer::text from bank_call where request like '%for the record%'")
                .query(String.class)
                .list();
        assertThat(kept)
                .hasSize(1)
                .first()
                .asString()
                .contains("***", "2002400")
                .doesNotContain(name);
    }

    @Test
    void nothingElseIsBehindTheDoor() {
        assertThat(http.get(PAYMENT).status()).isIn(401, 403);
        assertThat(http.get("/snap/").status()).isIn(401, 403);
        assertThat(http.send("POST", "/snap/v2.0/other", "application/json", "{}".getBytes())
                        .status())
                .isIn(401, 403);
    }

    private void refused(String code, String path, ObjectNode body) {
        Answer answer = call(path, body);
        assertThat(answer.json().path("responseCode").asText())
                .as(body.toString())
                .isEqualTo(code);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(code.substring(0, 3)));
    }

    private Case newBill() {
        Case of = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), of, Walk.picture("jpeg", 600, 800));
        walk.done("dpsInterviewer", of, "interview", Map.of("decision", "approve"));
        await().until(() -> jdbc.sql("select exists (select from bill where registration_number = ?)")
                .param(of.registrationNumber())
                .query(Boolean.class)
                .single());
        return of;
    }

    private int payments(Case of) {
        return jdbc.sql("select count(*) from payment p join bill b on b.id = p.bill where b.registration_number = ?")
                .param(of.registrationNumber())
                .query(Integer.class)
                .single();
    }

    private ObjectNode request(Case of, String idField, String id) {
        return json.createObjectNode()
                .put("partnerServiceId", "   88908")
                .put("customerNo", of.registrationNumber())
                .put("virtualAccountNo", "   88908" + of.registrationNumber())
                .put(idField, id);
    }

    private ObjectNode payment(Case of, String id, String amount) {
        ObjectNode report = request(of, "paymentRequestId", id);
        report.set("paidAmount", json.createObjectNode().put("value", amount).put("currency", "IDR"));
        return report.put("trxDateTime", now()).put("referenceNo", "12345");
    }

    private Answer call(String path, ObjectNode body) {
        return send(path, headers(path, token(), body.toString()), body.toString());
    }

    private Answer send(String path, Map<String, String> headers, String body) {
        return http.send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Map<String, String> headers(String path, String token, String body) {
        String now = now();
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("X-TIMESTAMP", now);
        headers.put("X-PARTNER-ID", settings.getRequiredProperty("paspor.payment.banks.bank.partner-id"));
        headers.put("X-EXTERNAL-ID", Long.toString(EXTERNAL_ID.incrementAndGet()));
        headers.put("CHANNEL-ID", "95221");
        headers.put("X-SIGNATURE", hmac("POST:" + path + ":" + token + ":" + sha256(body) + ":" + now));
        return headers;
    }

    private String token() {
        String now = now();
        Answer answer = tokenAnswer(now, clientKey(), signed(key(), clientKey() + "|" + now));
        assertThat(answer.json().path("responseCode").asText())
                .as(answer.toString())
                .isEqualTo("2007300");
        assertThat(answer.json().path("expiresIn").isTextual()).isTrue();
        return answer.json().path("accessToken").asText();
    }

    private Answer tokenAnswer(String timestamp, String clientKey, String signature) {
        return http.send(
                "POST",
                TOKEN,
                "application/json",
                "{\"grantType\":\"client_credentials\"}".getBytes(StandardCharsets.UTF_8),
                Map.of("X-TIMESTAMP", timestamp, "X-CLIENT-KEY", clientKey, "X-SIGNATURE", signature));
    }

    private String clientKey() {
        return settings.getRequiredProperty("paspor.payment.banks.bank.client-key");
    }

    private static String now() {
        return TIMESTAMP.format(OffsetDateTime.now(ZoneOffset.ofHours(7)));
    }

    private PrivateKey key() {
        try {
            byte[] der = Base64.getDecoder().decode(settings.getRequiredProperty("paspor.simulator.private-key"));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(PrivateKey key, String text) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            String secret = settings.getRequiredProperty("paspor.payment.banks.bank.client-secrets[0]");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
