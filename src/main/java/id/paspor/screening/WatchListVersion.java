package id.paspor.screening;

import java.time.Instant;

/**
 * A list as it was imported once.
 *
 * @param number counts the versions of one list; the highest is in force
 * @param importedBy the account of a supervisor
 * @param note where the list comes from
 * @param kept whether its file is still there
 */
public record WatchListVersion(
        int number, Instant importedAt, String importedBy, String note, int entries, boolean kept) {}
