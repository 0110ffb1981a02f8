package id.paspor.kernel.erasure;

import id.paspor.kernel.Coded;

/**
 * What has a term of its own, the setting {@code paspor.retention.<code>}, in the order in which it is erased. Terms of what
 * belongs to cases run from the end of the case.
 */
public enum Retention implements Coded {
    /** Applications, and forms of officers, that were not sent: from their last change. */
    DRAFTS,
    /** Copies of documents. */
    COPIES,
    /** Photos of applicants. */
    PHOTOS,
    /** Messages to applicants, and mails that were written as files. */
    MESSAGES,
    /** What screening found about applicants. */
    WATCH_LIST_EVIDENCE,
    /** Files of watch lists: from the day they were replaced. */
    WATCH_LIST_FILES,
    /** Calls of banks: from the call. */
    BANK_CALLS,
    /** What the engine keeps of a process: from its end. */
    ENGINE_HISTORY,
    /** Which officers looked at a case: may be kept longer than the case, of which only the number is in it. */
    LOOKS,
    /** Cases that ended without a passport being handed over. */
    UNSUCCESSFUL_CASES,
    /** Cases whose passport was handed over. */
    FINISHED_CASES,
    /** Accounts of applicants: from the last sign-in, unless something else of theirs is kept. */
    ACCOUNTS
}
