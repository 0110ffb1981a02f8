package id.paspor.casefile.correction;

import id.paspor.kernel.RegistrationNumber;

/**
 * The applicant of a case asks for a correction; the process has it answered.
 *
 * @param wrong what is wrong, in the applicant's words
 */
public record CorrectionRequested(RegistrationNumber registrationNumber, String wrong) {}
