package id.paspor.notification;

import id.paspor.casefile.channel.Channel;
import java.time.Instant;

/**
 * A message to an applicant, in both languages.
 *
 * @param mailedAt when a mail server, or the provider of another channel, took it, or {@code null}
 * @param failedAt when it turned out to be undeliverable, or {@code null}
 * @param failure why, or {@code null}
 * @param channel by which it went last
 * @param detour that another channel failed first, or {@code null}
 */
public record Message(
        Instant createdAt,
        String subjectIndonesian,
        String textIndonesian,
        String subjectEnglish,
        String textEnglish,
        Delivery delivery,
        Instant mailedAt,
        Instant failedAt,
        DeliveryFailure failure,
        Channel channel,
        Detour detour) {

    /**
     * That a message had to be mailed.
     *
     * @param channel by which it did not get there
     * @param at when that turned out
     */
    public record Detour(Channel channel, Instant at, DeliveryFailure why) {}

    /** The subject in a language. */
    public String subject(String language) {
        return "en".equals(language) ? subjectEnglish : subjectIndonesian;
    }

    /** The text in a language. */
    public String text(String language) {
        return "en".equals(language) ? textEnglish : textIndonesian;
    }
}
