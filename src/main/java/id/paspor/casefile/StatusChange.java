package id.paspor.casefile;

import id.paspor.casefile.clock.Turn;
import id.paspor.casefile.clock.Turn.Term;
import id.paspor.casefile.clock.Turn.Work;
import id.paspor.casefile.reason.Reason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a case's history.
 *
 * @param status what happened
 * @param actor the account that did it, or {@code system}
 * @param reason why, or {@code null}
 * @param untilDay until when the office has time then, of an extension; else {@code null}
 */
@Embeddable
public record StatusChange(
        @Enumerated(EnumType.STRING) Status status,
        Instant happenedAt,
        String actor,
        Reason reason,
        LocalDate untilDay) {

    /** Anything that extends nothing. */
    StatusChange(Status status, Instant happenedAt, String actor, Reason reason) {
        this(status, happenedAt, actor, reason, null);
    }

    /** What it means for the clocks of the case; none when it leaves whoever has to act with what there is to do. */
    public Optional<Turn> turn() {
        return switch (status) {
            case SLOT_BOOKED, CORRECTED -> turn(Work.DATA, null);
            case DATA_ACCEPTED, DOCUMENTS_BROUGHT -> turn(Work.INTERVIEW, null);
            case INTERVIEW_APPROVED -> turn(Work.SCREENING, Term.LEGAL);
            case UNDER_REVIEW, CLEARED -> turn(Work.SCREENING, null);
            case PAID -> turn(Work.PRINTING, Term.PROMISE);
            case NATIONALITY_SETTLED,
                    BOOKLET_AWAITED,
                    BOOKLET_ALLOCATED,
                    PRINT_SPOILED,
                    PRINTED,
                    MISPRINT_REPORTED,
                    MISPRINT_CONFIRMED -> turn(Work.PRINTING, null);
            case PROMISE_EXTENDED -> Optional.ofNullable(untilDay).map(day -> new Turn(happenedAt, null, null, day));
            case INTERVIEW_RESCHEDULED,
                    INTERVIEW_TIME_GIVEN,
                    CHECKED_IN,
                    CHECK_IN_UNDONE,
                    ORIGINALS_NOT_SEEN,
                    APPLICANT_NOT_PRESENT,
                    PICKUP_HELD_BACK,
                    PICKUP_RELEASED -> Optional.empty();
            case REGISTERED,
                    CORRECTION_REQUESTED,
                    DOCUMENTS_MISSING,
                    INTERVIEW_MISSED,
                    SLOT_RELEASED,
                    INTERVIEW_TIME_WITHDRAWN,
                    REOPENED,
                    BILLED,
                    NATIONALITY_OPEN,
                    READY_FOR_PICKUP,
                    MISPRINT_DECLINED,
                    PASSPORT_HANDED_OVER,
                    REFERRED_TO_OFFICE,
                    APPLICATION_REJECTED,
                    APPLICATION_WITHDRAWN,
                    APPLICATION_LAPSED,
                    BILL_EXPIRED,
                    PASSPORT_CANCELLED_UNCOLLECTED -> turn(null, null);
        };
    }

    private Optional<Turn> turn(Work work, Term begins) {
        return Optional.of(new Turn(happenedAt, work, begins));
    }
}
