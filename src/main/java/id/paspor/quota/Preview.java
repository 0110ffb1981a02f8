package id.paspor.quota;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Who would lose an appointment by a change that has not been made yet.
 *
 * @param affected by time; of each slot those who booked last come first
 * @param token stands for exactly these bookings; with it the change is confirmed
 */
public record Preview(List<Affected> affected, String token) {

    /** How many of them bear no name, because the list is long. */
    public long unnamed() {
        return affected.stream().filter(booking -> booking.applicant() == null).count();
    }

    static Preview of(List<Affected> affected) {
        return new Preview(affected, token(affected));
    }

    /** Whether a change that these bookings stand against was confirmed, or needs no confirmation. */
    static boolean isConfirmed(List<Affected> affected, String confirmed) {
        return affected.isEmpty() || token(affected).equals(confirmed);
    }

    private static String token(List<Affected> affected) {
        return DigestUtils.sha256Hex(affected.stream()
                .map(booking -> booking.slot() + " " + booking.registrationNumber() + "\n")
                .collect(Collectors.joining()));
    }
}
