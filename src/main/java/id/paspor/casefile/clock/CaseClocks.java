package id.paspor.casefile.clock;

import id.paspor.casefile.clock.Turn.Term;
import id.paspor.casefile.clock.Turn.Work;
import id.paspor.office.ServiceClock;
import id.paspor.office.Targets;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * The clocks of a case as its events left them: that of what the office has to do now, that of the law, and that of the
 * promise. The day of the event with which a clock begins does not count, nor the time in which the applicant must act. A
 * case is late by its work or by the promise; the law's term stands beside them.
 *
 * @param work what the office has to do, or {@code null} while the applicant must act
 * @param dataChecked whether the data were accepted: a time that is chosen anew leads to the interview then
 * @param turnAt since when
 * @param legalUsed what was used of the legal term by then, as {@link ServiceClock} counts; below 0 while the day on
 *     which it began is not over; {@code null} before it begins
 * @param promiseUsed the same of the promise
 * @param workLateAt from when the work is late; {@code null} while that clock stands still or has no target
 * @param legalLateAt the same of the legal term
 * @param promiseWarnAt the same of the promise's first day
 * @param promiseLateAt the same of its last day
 * @param clocksBy the calendar, hours and targets by which these moments were reckoned
 */
@Embeddable
public record CaseClocks(
        @Enumerated(EnumType.STRING) Work work,
        Boolean dataChecked,
        Instant turnAt,
        Long legalUsed,
        Long promiseUsed,
        Instant workLateAt,
        Instant legalLateAt,
        Instant promiseWarnAt,
        Instant promiseLateAt,
        String clocksBy) {

    /** Those of a case to which nothing has happened. */
    static CaseClocks atRest(String clocksBy) {
        return new CaseClocks(null, false, null, null, null, null, null, null, null, clocksBy);
    }

    /** These clocks after an event. One that leaves the office with the same work changes nothing. */
    CaseClocks after(Turn turn, ServiceClock clock, Targets targets, String by) {
        Work next = dataChecked && turn.work() == Work.DATA ? Work.INTERVIEW : turn.work();
        return next == work && turn.begins() == null
                ? this
                : become(new Turn(turn.at(), next, turn.begins()), clock, targets, by);
    }

    private CaseClocks become(Turn turn, ServiceClock clock, Targets targets, String by) {
        Long legal = used(legalUsed, Term.LEGAL, turn, clock);
        Long promise = used(promiseUsed, Term.PROMISE, turn, clock);
        return new CaseClocks(
                turn.work(),
                dataChecked || turn.work() == Work.INTERVIEW,
                turn.at(),
                legal,
                promise,
                workLateAt(turn, clock, targets),
                late(turn, legal, targets.legal(), clock),
                late(turn, promise, targets.promise().from(), clock),
                late(turn, promise, targets.promise().to(), clock),
                by);
    }

    private Long used(Long before, Term term, Turn turn, ServiceClock clock) {
        if (before == null) {
            return turn.begins() == term ? -clock.restOfDay(turn.at()) : null;
        }
        long passed = before + clock.between(turnAt, turn.at());
        return work == null ? Math.max(before, Math.min(0, passed)) : passed;
    }

    /** Work without a target of its own is late with the promise. */
    private static Instant workLateAt(Turn turn, ServiceClock clock, Targets targets) {
        if (turn.work() == Work.DATA) {
            return late(turn, -clock.restOfDay(turn.at()), targets.data(), clock);
        }
        return turn.work() == Work.SCREENING
                ? late(turn, -clock.restOfDay(turn.at()), targets.screening(), clock)
                : null;
    }

    private static Instant late(Turn turn, Long used, int days, ServiceClock clock) {
        return turn.work() == null || used == null ? null : clock.after(turn.at(), days * ServiceClock.DAY - used);
    }
}
