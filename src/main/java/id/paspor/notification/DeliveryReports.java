package id.paspor.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.channel.Channel;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.written.PlainText;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What providers say has become of messages: heard once, whoever asks again or about what nobody sent is told the same. */
@Service
public class DeliveryReports {

    private final MessageRepository messages;
    private final NotificationProperties settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry meters;

    DeliveryReports(
            MessageRepository messages,
            NotificationProperties settings,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.messages = messages;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Takes a report.
     *
     * @param code of the channel
     * @param timestamp when the provider signed, by its clock (ISO 8601)
     * @param signature of the timestamp and the body
     * @param body the report as it came: {@code id}, and {@code status}, which is {@code delivered} or {@code failed}
     * @throws Refusal when it is not signed with the key of this channel's provider, or says nothing that can be understood
     */
    public void take(String code, String timestamp, String signature, byte[] body) {
        Channel channel = authentic(code, timestamp, signature, body);
        JsonNode report = read(body);
        UUID id = id(report.path("id").asText());
        switch (report.path("status").asText()) {
            case "delivered" -> messages.arrived(id, channel.name(), clock.instant());
            case "failed" -> {
                if (messages.mailInstead(id, channel.name(), clock.instant(), DeliveryFailure.NOT_DELIVERED.name())
                        > 0) {
                    ChannelOutbox.count(meters, channel, DeliveryFailure.NOT_DELIVERED);
                }
            }
            default -> throw Refusal.invalid("status", "delivery-report.unreadable");
        }
    }

    private Channel authentic(String code, String timestamp, String signature, byte[] body) {
        Optional<Channel> channel = settings.channels().keySet().stream()
                .filter(known -> known.code().equals(code))
                .findFirst();
        try {
            return channel.filter(known -> HttpProvider.isSigned(
                            settings.channels().get(known),
                            timestamp,
                            signature,
                            new String(body, StandardCharsets.UTF_8),
                            clock.instant()))
                    .orElseThrow(() -> Refusal.forbidden("delivery-report.not-signed"));
        } catch (DateTimeException notOne) {
            throw Refusal.forbidden("delivery-report.not-signed");
        }
    }

    private JsonNode read(byte[] body) {
        try {
            if (PlainText.isReadableJson(body)) {
                return json.readTree(body);
            }
        } catch (IOException unreadable) {
            // said below
        }
        throw Refusal.invalid("id", "delivery-report.unreadable");
    }

    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw Refusal.invalid("id", "delivery-report.unreadable");
        }
    }
}
