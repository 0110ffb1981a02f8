package id.paspor.casefile.correction;

/**
 * The applicant of a case asks for a correction; the process has it answered.
 *
 * @param wrong what is wrong, in the applicant's words
 */
public record CorrectionRequested(String registrationNumber, String wrong) {}
