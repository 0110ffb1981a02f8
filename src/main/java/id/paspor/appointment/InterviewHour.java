package id.paspor.appointment;

import id.paspor.quota.Slot;
import java.time.Instant;
import java.util.List;

/**
 * The interviews that begin at the same time.
 *
 * @param end when the first of them ends
 * @param slots one of each class
 * @param visits who comes, by class and number
 */
public record InterviewHour(Instant start, Instant end, List<Slot> slots, List<Visit> visits) {}
