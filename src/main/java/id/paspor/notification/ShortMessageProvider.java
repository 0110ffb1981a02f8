package id.paspor.notification;

import java.io.IOException;

/** Takes messages to phones. */
interface ShortMessageProvider {

    /** It refuses a message for good. */
    class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(int status) {
            super("status " + status);
        }
    }

    /**
     * Hands a message over, once or more often: it is known by its id, and sent once.
     *
     * @throws Refused when the provider will never take it
     * @throws IOException when it is not known whether it did
     */
    void take(ShortMessage message) throws IOException;
}
