package id.paspor.casefile;

/** A case that was looked for, in a list of such. */
public record FoundCase(String registrationNumber, String applicantName, Status status, String office) {}
