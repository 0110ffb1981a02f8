package id.paspor.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.key.Hmac;
import id.paspor.notification.NotificationProperties.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Providers that take a message as signed JSON by HTTP, see docs/operations.md. Its answer is not read, but for whether it took the
 * message.
 */
@Component
class HttpProvider implements ShortMessageProvider {

    static final String TIMESTAMP = "X-Timestamp";
    static final String SIGNATURE = "X-Signature";
    static final String ID = "Idempotency-Key";

    /** What says that a message is wrong itself; whatever else is answered may be otherwise the next time. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 404, 410, 422);

    private static final int FIRST_TAKEN = 200;
    private static final int LAST_TAKEN = 299;

    private final NotificationProperties settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private URI ourselves = URI.create("http://localhost/");

    HttpProvider(NotificationProperties settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void on(WebServerInitializedEvent event) {
        ourselves = URI.create("http://localhost:" + event.getWebServer().getPort() + "/");
    }

    @Override
    public void take(ShortMessage message) throws IOException {
        Provider provider = settings.of(message.channel())
                .orElseThrow(() -> new IOException("no provider of " + message.channel() + " any more"));
        int status = answerTo(request(provider, message));
        if (FOR_GOOD.contains(status)) {
            throw new Refused(status);
        }
        if (status < FIRST_TAKEN || status > LAST_TAKEN) {
            throw new IOException("status " + status);
        }
    }

    private HttpRequest request(Provider provider, ShortMessage message) throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("id", message.id().toString());
        told.put("channel", message.channel().code());
        told.put("to", message.to());
        told.put("language", message.language().code());
        told.put("kind", message.kind());
        told.put("text", message.text());
        String body = json.writeValueAsString(told);
        String timestamp = clock.instant().toString();
        return HttpRequest.newBuilder(ourselves.resolve(provider.url()))
                .timeout(provider.patience())
                .header("Content-Type", "application/json")
                .header(ID, message.id().toString())
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, signature(provider, timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private int answerTo(HttpRequest request) throws IOException {
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            return answer.statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    /** Whether a provider signed what it says, and not long ago. */
    static boolean isSigned(Provider provider, String timestamp, String signature, String body, Instant now) {
        Instant said = Instant.parse(timestamp);
        boolean inTime = !said.isBefore(now.minus(provider.window())) && !said.isAfter(now.plus(provider.window()));
        return hmac(provider).isOf(signature, signed(timestamp, body)) && inTime;
    }

    private static String signature(Provider provider, String timestamp, String body) {
        return hmac(provider).of(signed(timestamp, body));
    }

    private static String signed(String timestamp, String body) {
        return timestamp + "." + body;
    }

    private static Hmac hmac(Provider provider) {
        return new Hmac(provider.key().getBytes(StandardCharsets.UTF_8));
    }
}
