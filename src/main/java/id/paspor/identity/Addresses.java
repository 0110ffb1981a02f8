package id.paspor.identity;

import id.paspor.kernel.Groups;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The addresses under which people open the program, as they are configured: what a request names may be forged. There is one
 * for everybody, or one for applicants and one for all others, who are then strangers at each other's host.
 */
@Component
public class Addresses {

    private final URI ofApplicants;
    private final URI ofStaff;

    Addresses(
            @Value("${paspor.public-address:}") String publicAddress,
            @Value("${paspor.staff-address:}") String staffAddress) {
        ofApplicants = address(publicAddress)
                .orElseThrow(() ->
                        new IllegalStateException("Set PASPOR_PUBLIC_ADDRESS to the address under which people open the"
                                + " program, such as https://paspor.example.org: it begins the links in mails."));
        ofStaff = staffAddress.isBlank()
                ? ofApplicants
                : address(staffAddress)
                        .filter(staff -> !isOf(ofApplicants, staff.getHost()))
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "Set PASPOR_STAFF_ADDRESS to an address with a host name of its own, other than that of"
                                                + " PASPOR_PUBLIC_ADDRESS, such as https://kantor.example.org, or to nothing."));
    }

    private static Optional<URI> address(String configured) {
        return configured.matches("https?://.+")
                ? Optional.of(URI.create(configured.replaceFirst("/+$", "")))
                        .filter(address -> address.getHost() != null)
                : Optional.empty();
    }

    /** Where applicants open the program, without a slash at the end. */
    public URI ofApplicants() {
        return ofApplicants;
    }

    /** Where everybody else does, without a slash at the end. */
    public URI ofStaff() {
        return ofStaff;
    }

    /** Whether applicants and all others come to hosts of their own. */
    public boolean areApart() {
        return !ofStaff.equals(ofApplicants);
    }

    /** Whether a request named the host of applicants. */
    public boolean isOfApplicants(String host) {
        return isOf(ofApplicants, host);
    }

    /** Whether a request named the host of staff. */
    public boolean isOfStaff(String host) {
        return isOf(ofStaff, host);
    }

    private static boolean isOf(URI address, String host) {
        return address.getHost().equalsIgnoreCase(host);
    }

    /** Whether an account of these groups may sign in, and be signed in, at a host. */
    public boolean welcome(List<String> groups, String host) {
        return !areApart() || Groups.isOnlyApplicant(groups) == isOfApplicants(host);
    }
}
