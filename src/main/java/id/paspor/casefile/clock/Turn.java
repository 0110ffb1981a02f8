package id.paspor.casefile.clock;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What an event of a case means for its clocks.
 *
 * @param work what the office has to do from then on, or {@code null} while the applicant must act or nobody must
 * @param begins the term that begins with it, or {@code null}
 * @param extendedUntil the day until which the office has time from then on for what it does, which stays the same; else
 *     {@code null}
 */
public record Turn(Instant at, Work work, Term begins, LocalDate extendedUntil) {

    /** An event that extends nothing. */
    public Turn(Instant at, Work work, Term begins) {
        this(at, work, begins, null);
    }

    /** What an office does on a case. */
    public enum Work {
        /** Checking the data. */
        DATA,
        /** Interviewing, when the applicant has chosen to: no target. */
        INTERVIEW,
        /** Looking the applicant up, and deciding on hits. */
        SCREENING,
        /** Allocating a booklet, printing and checking it: late with the promise. */
        PRINTING
    }

    /** A term that runs while it is the office's turn. */
    public enum Term {
        /** Of the law, from the end of the examination. */
        LEGAL,
        /** Of the office's promise, from the payment. */
        PROMISE
    }
}
