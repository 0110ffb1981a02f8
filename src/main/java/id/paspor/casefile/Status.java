package id.paspor.casefile;

import java.util.Arrays;

/**
 * What has happened to an application, and how far that has brought it. The codes of those that end it are the end
 * events of the process.
 */
public enum Status {
    REGISTERED(Reached.INTERVIEW_AHEAD),
    SLOT_BOOKED(Reached.INTERVIEW_AHEAD),
    INTERVIEW_RESCHEDULED(Reached.INTERVIEW_AHEAD),
    DATA_ACCEPTED(Reached.INTERVIEW_AHEAD),
    CORRECTION_REQUESTED(Reached.INTERVIEW_AHEAD),
    CORRECTED(Reached.INTERVIEW_AHEAD),
    INTERVIEW_APPROVED(Reached.PRINTING_AHEAD),
    DOCUMENTS_MISSING(Reached.INTERVIEW_AHEAD),
    DOCUMENTS_BROUGHT(Reached.INTERVIEW_AHEAD),
    INTERVIEW_MISSED(Reached.INTERVIEW_AHEAD),
    SLOT_RELEASED(Reached.INTERVIEW_AHEAD),
    INTERVIEW_TIME_WITHDRAWN(Reached.INTERVIEW_AHEAD),
    INTERVIEW_TIME_GIVEN(Reached.INTERVIEW_AHEAD),
    CHECKED_IN(Reached.INTERVIEW_AHEAD),
    CHECK_IN_UNDONE(Reached.INTERVIEW_AHEAD),
    ORIGINALS_NOT_SEEN(Reached.PRINTING_AHEAD, true),
    APPLICANT_NOT_PRESENT(Reached.PRINTING_AHEAD, true),
    UNDER_REVIEW(Reached.PRINTING_AHEAD),
    CLEARED(Reached.PRINTING_AHEAD),
    REOPENED(Reached.PRINTING_AHEAD),
    BILLED(Reached.PRINTING_AHEAD),
    PAID(Reached.PRINTING_AHEAD),
    BOOKLET_AWAITED(Reached.PRINTING_AHEAD),
    BOOKLET_ALLOCATED(Reached.PRINTING),
    PRINT_SPOILED(Reached.PRINTING),
    PRINTED(Reached.PRINTING),
    READY_FOR_PICKUP(Reached.PRINTING),
    PICKUP_HELD_BACK(Reached.PRINTING),
    PICKUP_RELEASED(Reached.PRINTING),
    PASSPORT_HANDED_OVER(Reached.END),
    REFERRED_TO_OFFICE(Reached.END),
    APPLICATION_REJECTED(Reached.END),
    APPLICATION_WITHDRAWN(Reached.END),
    APPLICATION_LAPSED(Reached.END),
    BILL_EXPIRED(Reached.END),
    PASSPORT_CANCELLED_UNCOLLECTED(Reached.END);

    /** How far an application is: the interview is to be approved, a booklet to be taken, it is taken, nothing is left. */
    private enum Reached {
        INTERVIEW_AHEAD,
        PRINTING_AHEAD,
        PRINTING,
        END
    }

    private final Reached reached;
    private final boolean exception;

    Status(Reached reached) {
        this(reached, false);
    }

    Status(Reached reached, boolean exception) {
        this.reached = reached;
        this.exception = exception;
    }

    /** The status with this code. */
    public static Status of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status " + code));
    }

    /** The code in tables, messages and pages: kebab-case. */
    public String code() {
        return name().toLowerCase().replace('_', '-');
    }

    /** Whether an officer made an exception from what an approval rests on: a note for supervisors, not for the applicant. */
    public boolean isException() {
        return exception;
    }

    /** Whether the application has ended with it. */
    public boolean ends() {
        return reached == Reached.END;
    }

    /** Whether the interview is still to be approved. */
    public boolean precedesApproval() {
        return reached == Reached.INTERVIEW_AHEAD;
    }

    /** Whether no booklet has been taken for printing yet. */
    public boolean precedesPrinting() {
        return reached == Reached.INTERVIEW_AHEAD || reached == Reached.PRINTING_AHEAD;
    }

    /** Whether the applicant may still withdraw: until a booklet is taken for printing. */
    public boolean allowsWithdrawal() {
        return precedesPrinting();
    }
}
