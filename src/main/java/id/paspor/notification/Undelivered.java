package id.paspor.notification;

import id.paspor.casefile.Application;
import id.paspor.casefile.channel.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * That mail to the applicant of a case does not arrive, or what was chosen in its place: what failed for good, and no later message
 * was delivered.
 *
 * @param channel which fails
 * @param address to which, or the number, masked
 * @param at when it failed last
 */
public record Undelivered(Channel channel, String address, Instant at, DeliveryFailure why) {

    /** Whether it is mail that fails, and nothing arrives. */
    public boolean isByMail() {
        return channel == Channel.EMAIL;
    }

    /**
     * What the messages of a case say; where both fail, that mail does.
     *
     * @param applicant to whom they go
     */
    public static Optional<Undelivered> among(List<Message> messages, Application applicant) {
        return newest(messages, Message::failedAt, message -> true)
                .map(failed ->
                        new Undelivered(Channel.EMAIL, masked(applicant.email()), failed.failedAt(), failed.failure()))
                .or(() -> newest(messages, Undelivered::detourAt, message -> message.detour() == null)
                        .map(Message::detour)
                        .map(detour -> new Undelivered(
                                detour.channel(), maskedNumber(applicant.phone()), detour.at(), detour.why())));
    }

    /** The newest message that failed, unless one was delivered later. */
    private static Optional<Message> newest(
            List<Message> messages, Function<Message, Instant> failedAt, Predicate<Message> proves) {
        Instant delivered = messages.stream()
                .filter(proves)
                .map(Message::mailedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return messages.stream()
                .filter(message -> failedAt.apply(message) != null)
                .filter(message -> !failedAt.apply(message).isBefore(delivered))
                .max(Comparator.comparing(failedAt));
    }

    private static Instant detourAt(Message message) {
        return message.detour() == null ? null : message.detour().at();
    }

    /** An address that its owner recognises and nobody else learns. */
    private static String masked(String address) {
        return address.replaceFirst("^(.)[^@]*", "$1***");
    }

    private static String maskedNumber(String phone) {
        return phone.replaceFirst("^(.{4}).*(..)$", "$1***$2");
    }
}
