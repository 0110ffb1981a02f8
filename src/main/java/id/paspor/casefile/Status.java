package id.paspor.casefile;

import java.util.Arrays;

/** What has happened to an application. The codes of those that end it are the end events of the process. */
public enum Status {
    REGISTERED,
    SLOT_BOOKED,
    INTERVIEW_RESCHEDULED,
    DATA_ACCEPTED,
    CORRECTION_REQUESTED,
    CORRECTED,
    INTERVIEW_APPROVED,
    DOCUMENTS_MISSING,
    DOCUMENTS_BROUGHT,
    INTERVIEW_MISSED,
    SLOT_RELEASED,
    INTERVIEW_TIME_WITHDRAWN,
    INTERVIEW_TIME_GIVEN,
    CHECKED_IN,
    CHECK_IN_UNDONE,
    UNDER_REVIEW,
    CLEARED,
    REOPENED,
    BILLED,
    PAID,
    BOOKLET_AWAITED,
    BOOKLET_ALLOCATED,
    PRINT_SPOILED,
    PRINTED,
    READY_FOR_PICKUP,
    PICKUP_HELD_BACK,
    PICKUP_RELEASED,
    PASSPORT_HANDED_OVER,
    REFERRED_TO_OFFICE,
    APPLICATION_REJECTED,
    APPLICATION_WITHDRAWN,
    APPLICATION_LAPSED,
    BILL_EXPIRED,
    PASSPORT_CANCELLED_UNCOLLECTED;

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

    /** Whether the application has ended with it. */
    public boolean ends() {
        return compareTo(PASSPORT_HANDED_OVER) >= 0;
    }

    /** Whether the interview is still to be approved. */
    public boolean precedesApproval() {
        return compareTo(UNDER_REVIEW) < 0 && this != INTERVIEW_APPROVED;
    }

    /** Whether no booklet has been taken for printing yet. */
    public boolean precedesPrinting() {
        return compareTo(BOOKLET_ALLOCATED) < 0;
    }

    /** Whether the applicant may still withdraw: until a booklet is taken for printing. */
    public boolean allowsWithdrawal() {
        return precedesPrinting();
    }
}
