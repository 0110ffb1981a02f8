package id.paspor.issuance;

import java.util.List;

/** Blank booklets have come, and these cases have waited for them longest. */
public record BookletsReceived(List<String> waitingCases) {}
