package id.paspor.appointment.waitingroom;

import java.time.Duration;
import java.time.Instant;

/** Whether an applicant may choose an interview time at an office now. */
public sealed interface Admission {

    /**
     * The applicant may choose.
     *
     * @param lobbyAt from when whoever is there takes part in the draw for the next release, if that is within an hour, or
     *     {@code null}
     */
    record Admitted(Instant lobbyAt) implements Admission {}

    /**
     * The applicant may choose among the times that are there, and takes part in the draw for the coming ones.
     *
     * @param opensAt when more times can be booked
     */
    record Lobby(Instant opensAt) implements Admission {}

    /**
     * The applicant stands in line.
     *
     * @param opensAt when the line began to move
     * @param position in the line, from 1
     * @param ahead how many people are let in before
     * @param turnIn how long that takes
     * @param soldOut whether no place for everybody is left at present of what was released
     */
    record Waiting(Instant opensAt, int position, int ahead, Duration turnIn, boolean soldOut) implements Admission {}
}
