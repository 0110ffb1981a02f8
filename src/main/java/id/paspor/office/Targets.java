package id.paspor.office;

/**
 * In how many working days an office does its work on a case.
 *
 * @param data until the data of an application are checked
 * @param screening until a hit is decided on
 * @param printing from the payment until the passport should be printed, so that the promise is kept
 * @param legal from the end of the examination until the passport is ready, while the applicant need not act
 *     (Permenkumham 18/2022, article 22)
 * @param promise from the payment until the passport is ready, as applicants are told
 */
public record Targets(int data, int screening, int printing, int legal, Turnaround promise) {}
