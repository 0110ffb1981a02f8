package id.paspor.payment;

import id.paspor.kernel.RegistrationNumber;

/**
 * Money came that fits no bill. Published within the transaction that keeps it.
 *
 * @param registrationNumber {@code null} when no case has the account
 */
public record DiscrepancyFound(long id, RegistrationNumber registrationNumber) {}
