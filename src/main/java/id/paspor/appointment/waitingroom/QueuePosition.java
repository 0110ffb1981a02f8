package id.paspor.appointment.waitingroom;

/**
 * Where an applicant stands before a release of interview times.
 *
 * @param ticket what the browser may keep and show the next time, so that nothing has to be looked up; {@code null} when
 *     there is no release to wait for
 */
public record QueuePosition(Admission admission, String ticket) {}
