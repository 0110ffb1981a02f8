package id.paspor.screening;

import id.paspor.casefile.Nik;
import java.time.LocalDate;

/** One line of a watch list; what it does not say, or has no column for, is {@code null}. */
record WatchListEntry(
        Nik nik,
        String passportNumber,
        String fullName,
        LocalDate dateOfBirth,
        String authority,
        String reference,
        LocalDate since,
        LocalDate until) {}
