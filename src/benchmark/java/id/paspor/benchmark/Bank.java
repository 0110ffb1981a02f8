package id.paspor.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.benchmark.Http.Reply;
import id.paspor.support.outside.BankSignatures;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A bank that reports payments as the standard SNAP BI has it, with one access token until that runs out. */
public final class Bank {

    private static final String BANK = "paspor.payment.banks.bank.";
    private static final String TOKEN = "/snap/v1.0/access-token/b2b";
    private static final String PAYMENT = "/snap/v1.0/transfer-va/payment";
    private static final String PARTNER = "BENCHMARK";
    private static final String SERVICE = "88908";
    private static final String SECRET = "secret of the benchmark, shared with the nodes";
    private static final int RSA_BITS = 2048;
    private static final int MOST_CALLS_PER_MINUTE = 10_000_000;
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong calls = new AtomicLong();
    private final Http http;
    private final KeyPair keys;
    private CompletableFuture<Token> token;

    /** A bank that calls by this client. */
    public Bank(Http http) throws GeneralSecurityException {
        this.http = http;
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(RSA_BITS);
        keys = rsa.generateKeyPair();
    }

    /**
     * An access token.
     *
     * @param goodUntil nanoseconds of {@link System#nanoTime()}
     */
    private record Token(String text, long goodUntil) {

        boolean isGood() {
            return System.nanoTime() < goodUntil;
        }
    }

    /** The settings of a node that takes this bank's calls, however many. */
    public Map<String, String> settings() {
        return Map.of(
                BANK + "partner-id",
                PARTNER,
                BANK + "client-key",
                PARTNER,
                BANK + "client-secrets[0]",
                SECRET,
                BANK + "public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "paspor.limits.bank-per-address.most",
                Integer.toString(MOST_CALLS_PER_MINUTE));
    }

    /** How many payments it has reported, repeats included. */
    public long calls() {
        return calls.get();
    }

    /** Reports a payment to a node; a repeat has the same bytes under another number of the call. */
    public CompletableFuture<Reply> report(Node node, Payment payment) {
        return token(node).thenCompose(good -> {
            String body = body(payment);
            String now = now();
            String text = String.join(":", "POST", PAYMENT, good.text(), BankSignatures.sha256(body), now);
            return http.ask(
                    node,
                    HttpRequest.newBuilder(node.uri(PAYMENT))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + good.text())
                            .header("X-TIMESTAMP", now)
                            .header("X-PARTNER-ID", PARTNER)
                            .header("X-EXTERNAL-ID", Long.toString(calls.incrementAndGet()))
                            .header("CHANNEL-ID", "95221")
                            .header("X-SIGNATURE", Base64.getEncoder().encodeToString(BankSignatures.hmac(SECRET, text)))
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        });
    }

    /** An answer as JSON. */
    public JsonNode read(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(answer, notJson);
        }
    }

    /** The token in use, or a new one shortly before that runs out. */
    private synchronized CompletableFuture<Token> token(Node node) {
        boolean usable = token != null
                && (!token.isDone() || !token.isCompletedExceptionally() && token.join().isGood());
        if (!usable) {
            token = newToken(node);
        }
        return token;
    }

    private CompletableFuture<Token> newToken(Node node) {
        String now = now();
        return http.ask(
                        node,
                        HttpRequest.newBuilder(node.uri(TOKEN))
                                .header("Content-Type", "application/json")
                                .header("X-TIMESTAMP", now)
                                .header("X-CLIENT-KEY", PARTNER)
                                .header("X-SIGNATURE", BankSignatures.rsa(keys.getPrivate(), PARTNER + "|" + now))
                                .POST(HttpRequest.BodyPublishers.ofString("{\"grantType\":\"client_credentials\"}")))
                .thenApply(answer -> {
                    if (answer.status() != 200) {
                        throw new IllegalStateException("no token: " + answer);
                    }
                    JsonNode issued = read(answer.body());
                    Duration life = Duration.ofSeconds(issued.get("expiresIn").asLong());
                    return new Token(
                            issued.get("accessToken").asText(),
                            answer.begun() + life.minus(EARLY).toNanos());
                });
    }

    private String body(Payment payment) {
        String customer = payment.virtualAccountNumber().substring(SERVICE.length());
        ObjectNode body = json.createObjectNode()
                .put("partnerServiceId", "   " + SERVICE)
                .put("customerNo", customer)
                .put("virtualAccountNo", "   " + SERVICE + customer)
                .put("paymentRequestId", payment.id());
        body.set("paidAmount", json.createObjectNode()
                .put("value", payment.amount() + ".00")
                .put("currency", "IDR"));
        return body.put("trxDateTime", payment.paidAt()).toString();
    }

    /** This moment as the standard writes it. */
    public static String now() {
        return BankSignatures.written(Instant.now());
    }
}
