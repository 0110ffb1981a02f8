package id.paspor.notification;

import java.time.Instant;

/**
 * A message to an applicant, in both languages.
 *
 * @param mailedAt when a mail server took it, or {@code null}
 * @param failedAt when it turned out to be undeliverable, or {@code null}
 * @param failure why, or {@code null}
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
        MailFailure failure) {

    /** The subject in a language. */
    public String subject(String language) {
        return "en".equals(language) ? subjectEnglish : subjectIndonesian;
    }

    /** The text in a language. */
    public String text(String language) {
        return "en".equals(language) ? textEnglish : textIndonesian;
    }
}
