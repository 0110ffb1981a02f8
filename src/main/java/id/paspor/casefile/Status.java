package id.paspor.casefile;

import id.paspor.kernel.Coded;
import java.util.EnumSet;
import java.util.Set;

/**
 * What has happened to an application, and how far that has brought it. The codes of those that end it are the end
 * events of the process.
 */
public enum Status implements Coded {
    REGISTERED(Stage.SLOT),
    SLOT_BOOKED(Stage.DATA),
    INTERVIEW_RESCHEDULED(Stage.INTERVIEW),
    DATA_ACCEPTED(Stage.INTERVIEW),
    CORRECTION_REQUESTED(Stage.DATA),
    CORRECTED(Stage.DATA),
    INTERVIEW_APPROVED(Stage.SCREENING),
    DOCUMENTS_MISSING(Stage.INTERVIEW),
    DOCUMENTS_BROUGHT(Stage.INTERVIEW),
    INTERVIEW_MISSED(Stage.SLOT),
    SLOT_RELEASED(Stage.SLOT),
    INTERVIEW_TIME_WITHDRAWN(Stage.SLOT),
    INTERVIEW_TIME_GIVEN(Stage.INTERVIEW),
    CHECKED_IN(Stage.INTERVIEW),
    CHECK_IN_UNDONE(Stage.INTERVIEW),
    ORIGINALS_NOT_SEEN(Stage.SCREENING, true),
    APPLICANT_NOT_PRESENT(Stage.SCREENING, true),
    UNDER_REVIEW(Stage.SCREENING),
    CLEARED(Stage.SCREENING),
    REOPENED(Stage.PAYMENT),
    BILLED(Stage.PAYMENT),
    PAID(Stage.BOOKLET),
    NATIONALITY_OPEN(Stage.BOOKLET),
    NATIONALITY_SETTLED(Stage.BOOKLET),
    BOOKLET_AWAITED(Stage.BOOKLET),
    BOOKLET_ALLOCATED(Stage.PRINTING),
    PRINT_SPOILED(Stage.PRINTING),
    PRINTED(Stage.PRINTING),
    READY_FOR_PICKUP(Stage.PICKUP),
    PICKUP_HELD_BACK(Stage.PICKUP),
    PICKUP_RELEASED(Stage.PICKUP),
    MISPRINT_REPORTED(Stage.PICKUP),
    MISPRINT_CONFIRMED(Stage.PRINTING),
    MISPRINT_DECLINED(Stage.PICKUP),
    PROMISE_EXTENDED(Stage.PRINTING),
    PASSPORT_HANDED_OVER(Stage.ENDED),
    REFERRED_TO_OFFICE(Stage.ENDED),
    APPLICATION_REJECTED(Stage.ENDED),
    APPLICATION_WITHDRAWN(Stage.ENDED),
    APPLICATION_LAPSED(Stage.ENDED),
    BILL_EXPIRED(Stage.ENDED),
    PASSPORT_CANCELLED_UNCOLLECTED(Stage.ENDED);

    private static final Set<Stage> BEFORE_APPROVAL = EnumSet.of(Stage.SLOT, Stage.DATA, Stage.INTERVIEW);
    private static final Set<Stage> BEFORE_PRINTING =
            EnumSet.of(Stage.SLOT, Stage.DATA, Stage.INTERVIEW, Stage.SCREENING, Stage.PAYMENT, Stage.BOOKLET);

    private static final Set<Status> APPLICANTS_TURN = EnumSet.of(
            REGISTERED,
            CORRECTION_REQUESTED,
            DOCUMENTS_MISSING,
            INTERVIEW_MISSED,
            SLOT_RELEASED,
            INTERVIEW_TIME_WITHDRAWN,
            BILLED,
            READY_FOR_PICKUP,
            PICKUP_RELEASED,
            MISPRINT_DECLINED,
            NATIONALITY_OPEN);

    private final Stage stage;
    private final boolean exception;

    Status(Stage stage) {
        this(stage, false);
    }

    Status(Stage stage, boolean exception) {
        this.stage = stage;
        this.exception = exception;
    }

    /** The status with this code. */
    public static Status of(String code) {
        return Coded.of(Status.class, code);
    }

    /** What an application waits for once this has happened last. */
    public Stage stage() {
        return stage;
    }

    /** Whether an officer made an exception from what an approval rests on: a note for supervisors, not for the applicant. */
    public boolean isException() {
        return exception;
    }

    /** Whether the application has ended with it. */
    public boolean ends() {
        return stage == Stage.ENDED;
    }

    /** Whether nothing goes on until the applicant does something. */
    public boolean awaitsApplicant() {
        return APPLICANTS_TURN.contains(this);
    }

    /** Whether the interview is still to be approved. */
    public boolean precedesApproval() {
        return BEFORE_APPROVAL.contains(stage);
    }

    /** Whether no booklet has been taken for printing yet. */
    public boolean precedesPrinting() {
        return BEFORE_PRINTING.contains(stage);
    }

    /** Whether the applicant may still withdraw: until a booklet is taken for printing. */
    public boolean allowsWithdrawal() {
        return precedesPrinting();
    }
}
