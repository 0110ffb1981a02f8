package id.paspor.engine;

/** The messages that processes begin with or wait for, as their models name them. There are no others. */
public enum ProcessMessage {
    APPLICATION_REOPENED("ApplicationReopened"),
    APPLICATION_WITHDRAWN("ApplicationWithdrawn"),
    BOOKLET_DISPOSAL_PROPOSED("BookletDisposalProposed"),
    BOOKLETS_RESTOCKED("BookletsRestocked"),
    INTERVIEW_RESCHEDULED("InterviewRescheduled"),
    PAYMENT_DISCREPANCY_FOUND("PaymentDiscrepancyFound"),
    PAYMENT_NEVER_CAME("PaymentNeverCame"),
    PAYMENT_RECEIVED("PaymentReceived");

    private final String nameInModels;

    ProcessMessage(String nameInModels) {
        this.nameInModels = nameInModels;
    }

    /** What models call it. */
    public String nameInModels() {
        return nameInModels;
    }
}
