package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;

/**
 * An interview was moved to another time. Published within the transaction that moves it.
 *
 * @param office its code
 */
public record InterviewMoved(RegistrationNumber registrationNumber, String office, Instant start) {}
