package id.paspor.casefile.correction;

import id.paspor.kernel.RegistrationNumber;

/**
 * A request for a correction was answered. Published within the transaction in which the applicant is told.
 *
 * @param corrected whether it is corrected, else it was declined
 * @param answer in the supervisor's words
 */
public record CorrectionAnswered(RegistrationNumber registrationNumber, boolean corrected, String answer) {}
