package id.paspor.appointment;

import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import java.time.Instant;

/**
 * Somebody who comes to the interview.
 *
 * @param name of the applicant
 * @param dataAccepted whether data entry has accepted the application, without which there is no interview
 * @param checkedInAt since when the applicant is here, or {@code null}
 * @param checkedInBy the account of the officer who said so, or {@code null}
 * @param reason of the last exception that an officer took, or {@code null}
 */
public record Visit(
        RegistrationNumber registrationNumber,
        String name,
        SlotId slot,
        SlotClass slotClass,
        Instant start,
        Presence presence,
        boolean dataAccepted,
        Instant checkedInAt,
        String checkedInBy,
        String reason) {

    /** Where the applicant is. */
    public enum Presence implements Coded {
        /** Not here, and the slot has not begun. */
        EXPECTED,
        /** Not here although the slot has begun, or ended when the applicant was let in after it began. */
        LATE,
        /** Waits to be called. */
        CHECKED_IN,
        /** Has been seen by the interviewer. */
        INTERVIEWED,
        /** Did not come all day. */
        MISSED;
    }

    /** The registration number as people read it: in groups of four. */
    public String groupedNumber() {
        return registrationNumber.grouped();
    }

    /** Whether the counter can say that the applicant is here. */
    public boolean isAwaited() {
        return presence == Presence.EXPECTED || presence == Presence.LATE;
    }

    /** Whether the applicant is here and waits. */
    public boolean isHere() {
        return presence == Presence.CHECKED_IN;
    }
}
