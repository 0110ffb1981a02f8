package id.paspor.quota;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Affected booking : affected) {
                digest.update(
                        (booking.slot() + " " + booking.registrationNumber() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
