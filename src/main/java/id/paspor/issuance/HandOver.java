package id.paspor.issuance;

import id.paspor.casefile.Nik;

/**
 * Into whose hand a passport goes.
 *
 * @param collectedBy {@code self}, {@code family} or {@code proxy}
 * @param relation what the collector is to the holder, for family only, else {@code null}
 * @param collectorName as on the identity card; {@code null} for the holder
 * @param collectorIdNumber the collector's NIK; {@code null} for the holder
 */
public record HandOver(String collectedBy, String relation, String collectorName, Nik collectorIdNumber) {}
