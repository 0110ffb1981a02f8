package id.paspor.issuance;

/**
 * A case that the counter may have looked for.
 *
 * @param name the holder's name
 */
public record PickupMatch(String registrationNumber, String name) {}
