package id.paspor.payment;

/**
 * Money came that fits no bill. Published within the transaction that keeps it.
 *
 * @param registrationNumber {@code null} when no case has the account
 */
public record DiscrepancyFound(long id, String registrationNumber) {}
