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
 * @param promiseAllowed how much of the promise may be used since it was extended; {@code null} while it was not
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
        Long promiseAllowed,
        Instant workLateAt,
        Instant legalLateAt,
        Instant promiseWarnAt,
        Instant promiseLateAt,
        String clocksBy) {

    /** Those of a case to which nothing has happened. */
    static CaseClocks atRest(String clocksBy) {
        return new CaseClocks(null, false, null, null, null, null, null, null, null, null, clocksBy);
    }

    /** These clocks after an event. One that leaves the office with the same work changes nothing. */
    CaseClocks after(Turn turn, ServiceClock clock, Targets targets, String by) {
        if (turn.extendedUntil() != null) {
            return work == null ? this : extended(turn, clock, targets, by);
        }
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
                        turn.begins() == Term.PROMISE ? null : promiseAllowed,
                        workLateAt(turn, clock, targets),
                        null,
                        null,
                        null,
                        by)
                .reckoned(clock, targets);
    }

    /** What the office does goes on, with another end: the promise has one, and else the work. */
    private CaseClocks extended(Turn turn, ServiceClock clock, Targets targets, String by) {
        long left = clock.through(turn.at(), turn.extendedUntil());
        Turn same = new Turn(turn.at(), work, null);
        Long promise = used(promiseUsed, Term.PROMISE, same, clock);
        return new CaseClocks(
                        work,
                        dataChecked,
                        turn.at(),
                        used(legalUsed, Term.LEGAL, same, clock),
                        promise,
                        promise == null ? null : promise + left,
                        workLateAt == null ? null : clock.after(turn.at(), left),
                        null,
                        null,
                        null,
                        by)
                .reckoned(clock, targets);
    }

    /** The same with the moments that follow from what is used. */
    private CaseClocks reckoned(ServiceClock clock, Targets targets) {
        long span = targets.promise().to() - targets.promise().from();
        long allowed = promiseAllowed == null ? targets.promise().to() * ServiceClock.DAY : promiseAllowed;
        return new CaseClocks(
                work,
                dataChecked,
                turnAt,
                legalUsed,
                promiseUsed,
                promiseAllowed,
                workLateAt,
                late(legalUsed, targets.legal() * ServiceClock.DAY, clock),
                late(promiseUsed, allowed - span * ServiceClock.DAY, clock),
                late(promiseUsed, allowed, clock),
                clocksBy);
    }

    /** From when it is late by its work or by the promise, or {@code null}. */
    public Instant lateAt() {
        if (workLateAt == null || promiseLateAt == null) {
            return workLateAt == null ? promiseLateAt : workLateAt;
        }
        return workLateAt.isBefore(promiseLateAt) ? workLateAt : promiseLateAt;
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
            return clock.after(turn.at(), targets.data() * ServiceClock.DAY + clock.restOfDay(turn.at()));
        }
        return turn.work() == Work.SCREENING
                ? clock.after(turn.at(), targets.screening() * ServiceClock.DAY + clock.restOfDay(turn.at()))
                : null;
    }

    private Instant late(Long used, long allowed, ServiceClock clock) {
        return work == null || used == null ? null : clock.after(turnAt, allowed - used);
    }
}
