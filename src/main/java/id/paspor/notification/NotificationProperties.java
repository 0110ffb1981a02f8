package id.paspor.notification;

import id.paspor.casefile.channel.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.notification}.
 *
 * @param channels the providers of the channels beside mail; without one a channel is not offered
 * @param remindBefore how many days before an application lapses its applicant is reminded of what is asked for
 */
@Validated
@ConfigurationProperties(value = "paspor.notification", ignoreUnknownFields = false)
record NotificationProperties(
        @DefaultValue Map<Channel, @Valid Provider> channels,
        @NotNull @DefaultValue("P2D") Period remindBefore) {

    NotificationProperties {
        channels = channels == null ? Map.of() : channels;
        if (channels.containsKey(Channel.EMAIL)) {
            throw new IllegalArgumentException("paspor.notification.channels.email: mail has settings of its own");
        }
        channels = channels.isEmpty() ? Map.of() : new EnumMap<>(channels);
    }

    /**
     * Whoever sends messages to phones for us.
     *
     * @param url where it takes them; a path alone is one of this program, as in the demonstration
     * @param key that both sides sign with
     * @param patience how long its answer is waited for
     * @param window how far its clock may be off ours
     */
    record Provider(
            @NotNull URI url,
            @NotNull @Size(min = 32, max = 200) String key,
            @NotNull @DefaultValue("PT10S") Duration patience,
            @NotNull @DefaultValue("PT5M") Duration window) {

        /** Telephone numbers go through no network in clear. */
        @AssertTrue(message = "must be https, but for this machine")
        public boolean isUrlSafe() {
            return url == null || !url.isAbsolute() || "https".equals(url.getScheme()) || isOfThisMachine();
        }

        private boolean isOfThisMachine() {
            try {
                return url.getHost() != null
                        && InetAddress.getByName(url.getHost()).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return false;
            }
        }
    }

    Optional<Provider> of(Channel channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /** Mail, and what there is a provider for. */
    List<Channel> offered() {
        return Stream.of(Channel.values())
                .filter(channel -> channel == Channel.EMAIL || channels.containsKey(channel))
                .toList();
    }
}
