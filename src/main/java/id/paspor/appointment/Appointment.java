package id.paspor.appointment;

import java.time.Instant;

/**
 * When a case is interviewed.
 *
 * @param bookedBy the account that made the appointment
 */
public record Appointment(String slot, Instant start, String bookedBy) {}
