package id.paspor.notification;

import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import java.util.Optional;

/** What modules add to mails about their matters; asked when a mail is sent, so that it is true then. */
public interface Attachments {

    /**
     * A file at the end of a mail.
     *
     * @param name with its ending
     * @param type as of MIME, with its parameters
     */
    record Attachment(String name, String type, byte[] content) {}

    /**
     * What goes with a message.
     *
     * @param registrationNumber of the case that it is about, or {@code null} when it is about none
     * @param kind of the message, see {@link Messages#send}; of one about no case, what is said to be attached
     * @param link where the message leads, {@code null} when it leads nowhere
     */
    Optional<Attachment> of(RegistrationNumber registrationNumber, String kind, Language language, String link);
}
