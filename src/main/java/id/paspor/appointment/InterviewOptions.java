package id.paspor.appointment;

/**
 * What a case has of an interview time, and what its applicant may do about it.
 *
 * @param appointment when it is interviewed, or {@code null}
 * @param hold a place that waits to be confirmed, or {@code null}
 * @param mustChoose whether the applicant has to choose a time
 * @param mayMove whether the applicant may still move the interview, also again because it is outlived
 * @param firstChoice whether the office took the last appointment away, so that the applicant chooses before others: also
 *     among times that are not released yet, and without standing in line
 * @param untold whether the process has yet to learn of the appointment, which takes a moment
 * @param outlived whether a correction that the applicant has yet to make cannot be checked before the interview any more
 */
public record InterviewOptions(
        Appointment appointment,
        Hold hold,
        boolean mustChoose,
        boolean mayMove,
        boolean firstChoice,
        boolean untold,
        boolean outlived) {

    /** Whether the applicant may choose a time now, for the first time or another one. */
    public boolean mayChoose() {
        return mustChoose || mayMove;
    }
}
