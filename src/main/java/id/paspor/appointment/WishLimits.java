package id.paspor.appointment;

import java.time.LocalDate;

/** The days before which an applicant may ask for a place, in the office's zone. */
public record WishLimits(LocalDate first, LocalDate last) {

    boolean contain(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
