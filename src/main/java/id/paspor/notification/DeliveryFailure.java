package id.paspor.notification;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailSendException;

/** Why a message will not arrive. */
public enum DeliveryFailure {

    /** No mail can be sent to the address, or its mail server says for good that there is no such mailbox. */
    ADDRESS_REFUSED,

    /** The mail server of the address knows the mailbox, but refuses this mail for good. */
    MAIL_REFUSED,

    /** Nobody took it as often as it was tried. */
    NOT_REACHED,

    /** The provider of the channel says for good that there is no such phone. */
    NUMBER_REFUSED,

    /** The provider of the channel did not take it as often as it was tried. */
    NUMBER_NOT_REACHED,

    /** The provider took it, and could not bring it to the phone. */
    NOT_DELIVERED;

    private static final int FIRST_PERMANENT_REPLY = 500;

    /** As it is named in the texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether an attempt failed for good (RFC 5321, 4.2.1: replies from 500). Whatever else failed, such as the connection, the
     * log-in or our own address as the sender, is no fault of the applicant's mailbox and is tried again.
     */
    static Optional<DeliveryFailure> lasting(Exception failed) {
        return Stream.concat(Stream.of(failed), parts(failed))
                .flatMap(DeliveryFailure::lastingPart)
                .findFirst();
    }

    private static Stream<Exception> parts(Exception failed) {
        return failed instanceof MailSendException sending
                ? Arrays.stream(sending.getMessageExceptions())
                : Stream.empty();
    }

    private static Stream<DeliveryFailure> lastingPart(Exception failed) {
        if (failed instanceof AddressException) {
            return Stream.of(ADDRESS_REFUSED);
        }
        if (failed instanceof SMTPSendFailedException reply) {
            return reply.getReturnCode() >= FIRST_PERMANENT_REPLY
                            && !reply.getCommand().startsWith("MAIL")
                    ? Stream.of(MAIL_REFUSED)
                    : Stream.empty();
        }
        boolean refused = failed instanceof SendFailedException sending
                && sending.getInvalidAddresses() != null
                && sending.getInvalidAddresses().length > 0;
        return refused ? Stream.of(ADDRESS_REFUSED) : Stream.empty();
    }
}
