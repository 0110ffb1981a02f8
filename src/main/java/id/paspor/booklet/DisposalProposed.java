package id.paspor.booklet;

/** An office's proposal about booklets waits for a second officer. Published within the transaction that keeps it. */
public record DisposalProposed(long proposal, String office) {}
