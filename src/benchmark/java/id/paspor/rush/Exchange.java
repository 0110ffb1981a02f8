package id.paspor.rush;

/**
 * One request and what came of it.
 *
 * @param begun nanoseconds of {@link System#nanoTime()} when it was sent
 * @param ended when all of the answer had come, or the connection broke
 * @param status of HTTP, 0 when the connection broke
 * @param detail the slot, the place in line, or why it was refused; may be empty
 */
record Exchange(
        long begun, long ended, int applicant, String node, Asked asked, int status, Outcome outcome, String detail) {

    /** What is asked. */
    enum Asked {
        LOGIN_PAGE,
        SIGN_IN,
        CALENDAR,
        PLACE,
        HOLD,
        REVIEW,
        CONFIRM
    }

    /** What the answer said. */
    enum Outcome {
        /** A page or a redirect that leads on. */
        SHOWN,
        /** Places to choose from. */
        OFFERED,
        SOLD_OUT,
        NOT_OPEN_YET,
        /** The waiting room, or the place in it. */
        WAITING,
        /** The place in the waiting room has been called. */
        CALLED,
        HELD,
        CONFIRMED,
        /** A place that this applicant has already. */
        HAD,
        REFUSED,
        /** Told at the door to come again in some seconds. */
        BUSY,
        /** Not signed in (any more). */
        STRANGER,
        /** The connection broke. */
        LOST,
        /** Anything that should not be. */
        ERROR
    }

    double millis() {
        return (ended - begun) / 1e6;
    }
}
