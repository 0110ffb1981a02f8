package id.paspor.engine.version;

import java.util.Locale;

/** What comes of the attempt to move a case to another version of its process. */
public enum Outcome {
    /** It is moved, or could be. */
    FITS,
    /** It is being worked on at this moment, or has a job that is done soon: the next run may move it. */
    MOVING,
    /** The step at which it stands is not in the other version. */
    STEP_GONE,
    /** The engine refuses; the log tells why. */
    UNFIT;

    /** The code in texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
