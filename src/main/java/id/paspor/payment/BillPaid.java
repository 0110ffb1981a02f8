package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;

/** A bill was paid in full, whose process waits for it. Published within the transaction that books the payment. */
public record BillPaid(RegistrationNumber registrationNumber) {}
