package id.paspor.payment;

/** A bill was paid in full. Published within the transaction that books the payment. */
public record BillPaid(String registrationNumber) {}
