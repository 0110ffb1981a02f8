package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import java.time.Instant;

/** What modules know of their reminders; asked when one is sent, which may be long after it was written, see ADR 85. */
public interface Timely {

    /**
     * Whether what a message reminds of is over, so that it is not sent any more; no for messages of other modules.
     *
     * @param file the case, as it is now
     * @param kind of the message, see {@link Messages#send}
     * @param written when it was
     */
    boolean isOver(CaseFile file, String kind, Instant written);
}
