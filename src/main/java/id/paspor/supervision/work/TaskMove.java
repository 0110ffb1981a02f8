package id.paspor.supervision.work;

import java.time.Instant;

/**
 * A task that was handed on.
 *
 * @param subject of most a registration number; {@code null} without one
 * @param step what the model calls it, in English
 * @param from who had it, or {@code null} when it was in the queue
 * @param to who has it, or {@code null} when it is there now
 * @param reason in the supervisor's words, or {@code null} when it is that {@code from} is absent
 * @param movedBy the supervisor, or {@code system}
 */
public record TaskMove(
        String subject, String step, String from, String to, String reason, Instant movedAt, String movedBy) {}
