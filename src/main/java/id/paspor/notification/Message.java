package id.paspor.notification;

import java.time.Instant;

/** A message to an applicant, in both languages. */
public record Message(
        Instant createdAt, String subjectIndonesian, String textIndonesian, String subjectEnglish, String textEnglish) {

    /** The subject in a language. */
    public String subject(String language) {
        return "en".equals(language) ? subjectEnglish : subjectIndonesian;
    }

    /** The text in a language. */
    public String text(String language) {
        return "en".equals(language) ? textEnglish : textIndonesian;
    }
}
