package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import java.util.List;

/** There are blank booklets for these cases, which waited for them and come first. */
public record BookletsReceived(List<RegistrationNumber> waitingCases) {}
