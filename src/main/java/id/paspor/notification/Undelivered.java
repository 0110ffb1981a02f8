package id.paspor.notification;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * That mail to the applicant of a case does not arrive: what failed for good, and no later mail was delivered.
 *
 * @param address to which, masked
 * @param at when the last mail failed
 */
public record Undelivered(String address, Instant at, MailFailure why) {

    /**
     * What the messages of a case say.
     *
     * @param address to which they go
     */
    public static Optional<Undelivered> among(List<Message> messages, String address) {
        Instant delivered = messages.stream()
                .map(Message::mailedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return messages.stream()
                .filter(message -> message.delivery() == Delivery.UNDELIVERABLE)
                .filter(message -> !message.failedAt().isBefore(delivered))
                .max(Comparator.comparing(Message::failedAt))
                .map(message -> new Undelivered(masked(address), message.failedAt(), message.failure()));
    }

    /** An address that its owner recognises and nobody else learns. */
    private static String masked(String address) {
        return address.replaceFirst("^(.)[^@]*", "$1***");
    }
}
