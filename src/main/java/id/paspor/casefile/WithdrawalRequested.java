package id.paspor.casefile;

/** The applicant withdraws; the process ends the case. */
public record WithdrawalRequested(String registrationNumber) {}
