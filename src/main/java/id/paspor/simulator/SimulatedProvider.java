package id.paspor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * A provider of SMS and WhatsApp that shows messages in the place of sending them, and reports what became of them as a real one
 * does: by calling the program's own door. It shares no code with either door, so that a mistake in a signature there is not made here too.
 */
@Component
@ConditionalOnProperty(DemonstrationProvider.KEY)
class SimulatedProvider {

    /** How it answers whoever gives it a message. */
    enum Manner {
        TAKES,
        /** It has the message, and the answer says otherwise. */
        LOSES_ANSWERS,
        IS_DOWN
    }

    private static final int MOST = 1_000;

    private final Map<String, SentMessage> sent = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SentMessage> eldest) {
            return size() > MOST;
        }
    });

    private final ProgramDoors doors;
    private final ObjectMapper json;
    private final Clock clock;
    private final String key;
    private volatile Manner manner = Manner.TAKES;

    SimulatedProvider(
            ProgramDoors doors,
            ObjectMapper json,
            Clock clock,
            @Value("${" + DemonstrationProvider.KEY + "}") String key) {
        this.doors = doors;
        this.json = json;
        this.clock = clock;
        this.key = key;
    }

    Manner manner() {
        return manner;
    }

    void behave(Manner wanted) {
        manner = wanted;
    }

    /** Takes a message, once however often it comes. */
    HttpStatus take(String channel, String timestamp, String signature, byte[] body) {
        String said = timestamp + "." + new String(body, StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), hmac(said).getBytes(StandardCharsets.UTF_8))) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (manner == Manner.IS_DOWN) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        JsonNode message = read(body);
        sent.merge(
                message.path("id").asText(),
                new SentMessage(
                        message.path("id").asText(),
                        channel,
                        message.path("to").asText(),
                        message.path("text").asText(),
                        clock.instant(),
                        1,
                        null),
                (known, again) -> known.cameAgain());
        return manner == Manner.LOSES_ANSWERS ? HttpStatus.BAD_GATEWAY : HttpStatus.ACCEPTED;
    }

    /** What it was given, newest first. */
    List<SentMessage> all() {
        List<SentMessage> all;
        synchronized (sent) {
            all = new ArrayList<>(sent.values());
        }
        Collections.reverse(all);
        return all;
    }

    /**
     * Reports what became of a message; of one that it does not know any more nothing.
     *
     * @param status {@code delivered} or {@code failed}
     */
    void report(String id, String status) {
        SentMessage message = sent.computeIfPresent(id, (known, before) -> before.reported(status));
        if (message == null) {
            return;
        }
        String body =
                json.createObjectNode().put("id", id).put("status", status).toString();
        String timestamp = clock.instant().toString();
        HttpStatusCode answer = doors.post("/api/channels/" + message.channel() + "/reports")
                .header("X-Timestamp", timestamp)
                .header("X-Signature", hmac(timestamp + "." + body))
                .body(body)
                .retrieve()
                .toBodilessEntity()
                .getStatusCode();
        if (!answer.isSameCodeAs(HttpStatus.NO_CONTENT)) {
            throw new IllegalStateException("a report was answered with " + answer);
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String hmac(String text) {
        byte[] signature = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
