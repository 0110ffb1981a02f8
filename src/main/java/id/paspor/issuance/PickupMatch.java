package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;

/**
 * A case that the counter may have looked for.
 *
 * @param name the holder's name
 */
public record PickupMatch(RegistrationNumber registrationNumber, String name) {}
