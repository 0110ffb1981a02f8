package id.paspor.casefile;

import id.paspor.casefile.reason.Reason;
import id.paspor.kernel.RegistrationNumber;
import java.util.List;

/**
 * Something happened to an application. Published within the transaction that records it.
 *
 * @param reason why, or {@code null}
 * @param details what the applicant is told about it besides: amounts, times, numbers, in the order of the message
 */
public record CaseProgressed(
        RegistrationNumber registrationNumber, Status status, Reason reason, List<Object> details) {}
