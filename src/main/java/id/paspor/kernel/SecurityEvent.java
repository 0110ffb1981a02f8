package id.paspor.kernel;

/** What matters for security and is logged, see {@link SecurityLog}; {@code docs/operations.md} says what to do about it. */
public enum SecurityEvent {
    /** Somebody signed in with a page of ours, or a program by HTTP Basic for the first time in an hour from an address. */
    SIGNED_IN,
    /** A password, or what else proves an account, was wrong. */
    SIGN_IN_FAILED,
    /** An account or address has tried too often and has to wait. */
    SIGN_IN_HELD_BACK,
    /** Somebody signed out. */
    SIGNED_OUT,
    /** Somebody who is signed in asked for what is not for the own role. */
    DOOR_REFUSED,
    /** A form came without the token that only our own pages have: another site sent it, or the page was long open. */
    FORGED_FORM,
    /** An officer asked for another office's case, or an applicant for somebody else's. */
    FOREIGN_CASE,
    /** An account, or its membership in a group or an office, was made, changed or deleted. */
    ACCOUNT_CHANGED,
    /** Somebody chose a new password. */
    PASSWORD_CHANGED,
    /** The second factor of an account was set up, changed, used up or reset, or a code for it handed out. */
    SECOND_FACTOR_CHANGED,
    /** A supervisor let a passport be handed over again after wrong pickup codes. */
    HAND_OVER_RELEASED,
    /** Somebody sent a file in which the scanner found malware. */
    MALWARE_REFUSED
}
