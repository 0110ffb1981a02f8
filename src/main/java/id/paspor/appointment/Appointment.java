package id.paspor.appointment;

import java.time.Instant;

/**
 * When a case is interviewed.
 *
 * @param reschedules how often the applicant has moved it
 */
public record Appointment(String slot, Instant start, Instant end, int reschedules) {}
