package id.paspor.retention;

import id.paspor.kernel.erasure.Retention;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was erased of a kind on a night.
 *
 * @param day in UTC
 * @param finishedAt {@code null} if it was broken off, or goes on
 * @param failed how many cases could not be erased, and are tried again
 */
public record ErasureRun(
        LocalDate day, Retention kind, Instant startedAt, Instant finishedAt, long erased, int failed) {}
