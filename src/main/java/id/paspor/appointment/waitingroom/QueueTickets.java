package id.paspor.appointment.waitingroom;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.key.Hmac;
import id.paspor.kernel.key.SharedKeys;
import id.paspor.kernel.preparation.Preparation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Writes places in line on tickets, which are signed for one account and one of its cases. A ticket is a copy of what the
 * database has; it is worth nothing in other hands.
 */
@Component
class QueueTickets implements Preparation {

    private static final Pattern TICKET = Pattern.compile("([A-Z]{3})\\.(\\d{1,18})\\.(\\d{1,9})\\.([\\w-]{43})");

    private final SharedKeys keys;
    private Hmac signature;

    QueueTickets(SharedKeys keys) {
        this.keys = keys;
    }

    /**
     * What a ticket says.
     *
     * @param position in the line; 0 for somebody who was there before the draw
     */
    record Ticket(String office, Instant opensAt, int position) {

        private String text() {
            return office + "." + ChronoUnit.MICROS.between(Instant.EPOCH, opensAt) + "." + position;
        }
    }

    @Override
    public void prepare() {
        signature = keys.named("waiting-tickets");
    }

    String write(Ticket ticket, String account, RegistrationNumber registrationNumber) {
        return ticket.text() + "." + signature.of(ticket.text(), account, registrationNumber.digits());
    }

    /** Reads a ticket, unless it is forged or of another account or case. */
    Optional<Ticket> read(String written, String account, RegistrationNumber registrationNumber) {
        return claimed(written)
                .filter(read -> signature.isOf(
                        written.substring(read.text().length() + 1),
                        read.text(),
                        account,
                        registrationNumber.digits()));
    }

    /** What a ticket says, whoever wrote it. */
    static Optional<Ticket> claimed(String written) {
        Matcher parts = TICKET.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Ticket(
                parts.group(1),
                Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                Integer.parseInt(parts.group(3))));
    }
}
