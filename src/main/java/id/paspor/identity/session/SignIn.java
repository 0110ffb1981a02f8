package id.paspor.identity.session;

import java.io.Serializable;
import java.time.Instant;

/**
 * How a session began: a session without it counts as signed in for nobody.
 *
 * @param at when somebody signed in
 * @param address the client's address then
 * @param browser the browser's and the system's name, or the empty text
 */
record SignIn(Instant at, String address, String browser) implements Serializable {

    /** Where the session has it. */
    static final String ATTRIBUTE = SignIn.class.getName();
}
