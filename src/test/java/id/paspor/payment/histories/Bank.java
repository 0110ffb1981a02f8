package id.paspor.payment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.payment.histories.Report.Content;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.node.ProgramNode;
import id.paspor.support.outside.BankSignatures;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A bank that reports payments by HTTP as SNAP BI has it, and remembers what it was answered, and nothing else. */
final class Bank {

    private static final String PAYMENT = "/snap/v1.0/transfer-va/payment";
    private static final String TOKEN = "/snap/v1.0/access-token/b2b";
    private static final String SERVICE_ID = "88908";
    private static final String SECRET = "a secret between the test and the program";
    private static final String SUCCESS = "2002500";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys = BankSignatures.keys("bank");
    private final AtomicLong payments = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final Clock clock;
    private List<Report> reports = new CopyOnWriteArrayList<>();
    private String token;
    private Instant tokenSince;

    Bank(Clock clock) {
        this.clock = clock;
    }

    /** What the program must know of it. */
    Map<String, Object> settings() {
        String bank = "paspor.payment.banks.bank.";
        return Map.of(
                bank + "partner-id",
                "HISTORIES",
                bank + "client-key",
                "histories",
                bank + "client-secrets[0]",
                SECRET,
                bank + "public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "paspor.limits.bank-per-address.most",
                Integer.MAX_VALUE);
    }

    /** Begins anew. */
    void forget() {
        reports = new CopyOnWriteArrayList<>();
    }

    List<Report> reports() {
        return reports;
    }

    /** Somebody paid, which nobody has been told yet. */
    Report isPaid(String registrationNumber, long amount) {
        Report report =
                new Report("P" + payments.incrementAndGet(), content(registrationNumber, amount), clock.instant());
        reports.add(report);
        return report;
    }

    static Content content(String registrationNumber, long amount) {
        return new Content(SERVICE_ID + registrationNumber, amount);
    }

    /** Whether an answer means that the payment was taken. */
    static boolean isSuccess(JsonNode answer) {
        return answer.path("responseCode").asText().equals(SUCCESS);
    }

    private static boolean isRefusal(JsonNode answer) {
        return answer.path("responseCode").asText().matches("404251[2349]|4092500");
    }

    /**
     * Says something about a payment.
     *
     * @param crashAt the step at which the node crashes over it, so that no answer comes; 0 for none
     * @param lost whether the answer is lost on the way
     */
    void tells(ProgramNode node, Report report, Content content, int crashAt, boolean lost) {
        String token = token(node);
        String body = body(report, content);
        Map<String, String> headers = headers(token, body);
        Answer[] answer = new Answer[1];
        report.sent(content);
        boolean came = node.survives(crashAt, () -> answer[0] = post(node, PAYMENT, body, headers));
        if (came && !lost) {
            hears(report, content, answer[0].json());
        }
    }

    private static void hears(Report report, Content content, JsonNode answer) {
        assertThat(isSuccess(answer) || isRefusal(answer))
                .as("%s gets an answer of the standard: %s", report, answer)
                .isTrue();
        Optional<JsonNode> before = report.answered(content, answer);
        before.filter(Bank::isSuccess)
                .ifPresent(first -> assertThat(answer)
                        .as("what was taken stays taken, and is answered word for word: %s", report)
                        .isEqualTo(first));
        if (before.isPresent() && !isSuccess(before.get()) && isSuccess(answer)) {
            assertThat(report.mayBeReleased())
                    .as("nobody took the money that was refused: %s", report)
                    .isTrue();
        }
    }

    private String body(Report report, Content content) {
        ObjectNode body = JSON.createObjectNode()
                .put("partnerServiceId", "   " + SERVICE_ID)
                .put("customerNo", content.account().substring(SERVICE_ID.length()))
                .put("virtualAccountNo", "   " + content.account())
                .put("paymentRequestId", report.id())
                .put("trxDateTime", timestamp(report.paidAt()));
        body.set(
                "paidAmount",
                JSON.createObjectNode().put("value", content.amount() + ".00").put("currency", "IDR"));
        return body.toString();
    }

    private Map<String, String> headers(String token, String body) {
        String now = timestamp(clock.instant());
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("X-TIMESTAMP", now);
        headers.put("X-PARTNER-ID", "HISTORIES");
        headers.put("X-EXTERNAL-ID", Long.toString(calls.incrementAndGet()));
        headers.put("CHANNEL-ID", "95221");
        headers.put(
                "X-SIGNATURE",
                Base64.getEncoder()
                        .encodeToString(BankSignatures.hmac(
                                SECRET,
                                "POST:" + PAYMENT + ":" + token + ":" + BankSignatures.sha256(body) + ":" + now)));
        return headers;
    }

    /** A token that holds good on every node, asked for anew when time has passed. */
    private synchronized String token(ProgramNode node) {
        if (!clock.instant().equals(tokenSince)) {
            String now = timestamp(clock.instant());
            Map<String, String> headers = Map.of(
                    "X-TIMESTAMP",
                    now,
                    "X-CLIENT-KEY",
                    "histories",
                    "X-SIGNATURE",
                    BankSignatures.rsa(keys.getPrivate(), "histories|" + now));
            token = post(node, TOKEN, "{\"grantType\":\"client_credentials\"}", headers)
                    .json()
                    .path("accessToken")
                    .asText();
            tokenSince = clock.instant();
        }
        return token;
    }

    private static Answer post(ProgramNode node, String path, String body, Map<String, String> headers) {
        return Client.nobody(node.port())
                .send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String timestamp(Instant moment) {
        return BankSignatures.written(moment);
    }
}
