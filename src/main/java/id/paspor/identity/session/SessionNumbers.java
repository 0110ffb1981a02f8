package id.paspor.identity.session;

import id.paspor.kernel.RandomTokens;
import org.springframework.session.SessionIdGenerator;

/** Numbers of sessions: 36 letters, as long as the column, of 216 random bits. */
final class SessionNumbers implements SessionIdGenerator {

    private static final int BYTES = 27;

    @Override
    public String generate() {
        return RandomTokens.ofBytes(BYTES);
    }
}
