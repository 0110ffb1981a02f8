package id.paspor.casefile.reason;

import id.paspor.kernel.Coded;

/**
 * A reason that officers choose from a list, of one decision at one form. What applicants read of it is the text
 * {@code reason.<code>} of the bundles; a code that cases were decided with stays, as do its texts.
 */
public enum ReasonCode implements Coded {
    DATA_DIFFER("data-entry", "return"),
    COPY_UNREADABLE("data-entry", "return"),
    COPY_OF_OTHER_DOCUMENT("data-entry", "return"),
    COPY_MISSING("data-entry", "return"),
    CONTACT_INCOMPLETE("data-entry", "return"),
    SAME_PERSON_TWICE("data-entry", "reject"),
    IDENTITY_UNPROVEN("data-entry", "reject"),
    PAPERS_UNTRUE("data-entry", "reject"),
    ORIGINAL_NOT_BROUGHT("interview", "documents-missing"),
    ORIGINAL_DAMAGED("interview", "documents-missing"),
    DOCUMENTS_DIFFER("interview", "documents-missing"),
    PARENT_NOT_PRESENT("interview", "documents-missing"),
    IDENTITY_DOUBTED("interview", "reject"),
    ANSWERS_UNTRUE("interview", "reject"),
    PURPOSE_UNCLEAR("interview", "reject"),
    LEGAL_BAR("adjudicate", "reject"),
    IDENTITY_OF_ANOTHER("adjudicate", "reject"),
    PRINT_BLURRED("print-passport", "spoiled"),
    PRINT_SHIFTED("print-passport", "spoiled"),
    MRZ_UNREADABLE("print-passport", "spoiled"),
    BOOKLET_DAMAGED("print-passport", "spoiled"),
    WRONG_BOOKLET("print-passport", "spoiled"),
    PRINT_AS_PAPERS("confirm-misprint", "decline"),
    PRINT_AS_APPLIED_FOR("confirm-misprint", "decline"),
    PRINT_WITHIN_BOUNDS("confirm-misprint", "decline"),
    BOOKLETS_OUT("late-case", "extend"),
    PRINTER_DOWN("late-case", "extend"),
    PROGRAM_DOWN("late-case", "extend"),
    TOO_MANY_CASES("late-case", "extend"),
    ANSWER_AWAITED("late-case", "extend"),
    PRINTED_AGAIN("late-case", "extend"),
    OFFICE_CLOSED("late-case", "extend");

    private final String form;
    private final String decision;

    ReasonCode(String form, String decision) {
        this.form = form;
        this.decision = decision;
    }

    boolean isOf(String otherForm) {
        return form.equals(otherForm);
    }

    boolean isFor(String otherDecision) {
        return decision.equals(otherDecision);
    }

    /** The decision that it is a reason of. */
    String decision() {
        return decision;
    }
}
