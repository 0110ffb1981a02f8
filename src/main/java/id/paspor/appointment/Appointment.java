package id.paspor.appointment;

import id.paspor.quota.SlotId;
import java.time.Instant;

/**
 * When a case is interviewed.
 *
 * @param bookedBy the account that made the appointment
 */
public record Appointment(SlotId slot, Instant start, String bookedBy) {}
