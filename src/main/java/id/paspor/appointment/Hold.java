package id.paspor.appointment;

import id.paspor.quota.SlotId;
import java.time.Instant;

/**
 * A place that is kept for a case until it is confirmed.
 *
 * @param until when it goes back to everybody, by the database's clock
 */
public record Hold(SlotId slot, Instant start, Instant until) {}
