package id.paspor.appointment;

import java.time.Instant;

/** An interview was moved to another time. Published within the transaction that moves it. */
public record InterviewMoved(String registrationNumber, Instant start) {}
