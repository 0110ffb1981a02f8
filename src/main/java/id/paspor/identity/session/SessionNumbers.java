package id.paspor.identity.session;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.session.SessionIdGenerator;

/** Numbers of sessions: 36 letters, as long as the column, of 216 random bits. */
final class SessionNumbers implements SessionIdGenerator {

    private static final int BYTES = 27;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String generate() {
        byte[] number = new byte[BYTES];
        random.nextBytes(number);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    }
}
