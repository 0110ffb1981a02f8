package id.paspor.supervision.mend;

import id.paspor.engine.Fault;
import id.paspor.engine.StuckJobs.Outcome;
import java.time.Instant;

/**
 * A stuck step that was tried again.
 *
 * @param subject of most a registration number; {@code null} without one
 * @param step its label in English, or {@code null}
 * @param fault why it stayed stuck; else {@code null}
 */
public record Tried(String subject, String step, Outcome outcome, Fault.Kind fault, Instant triedAt, String triedBy) {}
