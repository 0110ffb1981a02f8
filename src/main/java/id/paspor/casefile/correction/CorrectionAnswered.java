package id.paspor.casefile.correction;

/**
 * A request for a correction was answered. Published within the transaction in which the applicant is told.
 *
 * @param corrected whether it is corrected, else it was declined
 * @param answer in the supervisor's words
 */
public record CorrectionAnswered(String registrationNumber, boolean corrected, String answer) {}
