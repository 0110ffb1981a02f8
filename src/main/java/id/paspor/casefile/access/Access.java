package id.paspor.casefile.access;

import java.time.Instant;
import java.util.List;

/**
 * An officer looked at a case file.
 *
 * @param office code of the office that the case belonged to then
 * @param officer the account
 * @param desks the groups that the officer belonged to then
 * @param what the key of its name in the message bundles
 */
public record Access(String office, String officer, List<String> desks, Instant lookedAt, String what) {}
