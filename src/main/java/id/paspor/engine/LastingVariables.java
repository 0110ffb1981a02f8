package id.paspor.engine;

import java.util.Set;

/** The process variables that outlive a transaction, and that the engine's history keeps. There are no others. */
public final class LastingVariables {

    public static final String REGISTRATION_NUMBER = "registrationNumber";
    public static final String OFFICE = "office";
    public static final String APPLICANT_NAME = "applicantName";
    public static final String KIND = "kind";
    public static final String PRODUCT = "product";
    public static final String PRIORITY = "priority";
    public static final String INTERVIEW_AT = "interviewAt";
    public static final String ELIGIBLE = "eligible";
    public static final String REFERRAL_REASON = "referralReason";
    public static final String DATA_ACCEPTED = "dataAccepted";
    public static final String DECISION = "decision";
    public static final String REASON = "reason";
    public static final String REASON_CODE = "reasonCode";
    public static final String SCREENING_HIT = "screeningHit";
    public static final String FEE_AMOUNT = "feeAmount";
    public static final String VIRTUAL_ACCOUNT_NUMBER = "virtualAccountNumber";
    public static final String PAYMENT_DUE_AT = "paymentDueAt";
    public static final String VALIDITY_YEARS = "validityYears";

    /** All of them. */
    public static final Set<String> NAMES = Set.of(
            REGISTRATION_NUMBER,
            OFFICE,
            APPLICANT_NAME,
            KIND,
            PRODUCT,
            PRIORITY,
            INTERVIEW_AT,
            ELIGIBLE,
            REFERRAL_REASON,
            DATA_ACCEPTED,
            DECISION,
            REASON,
            REASON_CODE,
            SCREENING_HIT,
            FEE_AMOUNT,
            VIRTUAL_ACCOUNT_NUMBER,
            PAYMENT_DUE_AT,
            VALIDITY_YEARS);

    private LastingVariables() {}
}
