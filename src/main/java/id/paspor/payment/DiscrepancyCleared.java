package id.paspor.payment;

/** Nobody has to decide about a discrepancy any more: its money never came. Published within the transaction that closes it. */
public record DiscrepancyCleared(long id) {}
