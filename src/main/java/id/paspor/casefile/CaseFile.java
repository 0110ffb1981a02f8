package id.paspor.casefile;

import java.time.Instant;

/**
 * One application as the other modules see it.
 *
 * @param submittedBy the account that submitted it: the applicant's or an officer's
 */
public record CaseFile(
        String registrationNumber, Application application, Status status, Instant submittedAt, String submittedBy) {

    /** The registration number as people read it: in groups of four. */
    public String groupedNumber() {
        return RegistrationNumber.grouped(registrationNumber);
    }

    /** Code of the office that the case belongs to. */
    public String office() {
        return application.office();
    }
}
