package id.paspor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Groups;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address for all, or two that cannot be taken for each other. */
class AddressesTest {

    private static final String PUBLIC = "https://paspor.example.org";
    private static final List<String> APPLICANT = List.of(Groups.APPLICANT);

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withOneAddressEverybodyIsWelcomeUnderAnyName(String staff) {
        Addresses one = new Addresses(PUBLIC + "/", staff);

        assertThat(one.areApart()).isFalse();
        assertThat(one.ofStaff()).hasToString(PUBLIC).isEqualTo(one.ofApplicants());
        assertThat(one.welcome(APPLICANT, "10.0.0.7")).isTrue();
        assertThat(one.welcome(List.of(), "paspor.example.org")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "applicant, true, false",
        "applicant counter, false, true",
        "counter, false, true",
        "camunda-admin, false, true",
        "applicant program, false, true",
        "'', false, true"
    })
    void withTwoOnlyApplicantsAreWelcomeAtThePublicOneAndOnlyThere(String groups, boolean there, boolean here) {
        Addresses two = new Addresses(PUBLIC, "https://Kantor.example.org:8443");
        List<String> all = groups.isEmpty() ? List.of() : List.of(groups.split(" "));

        assertThat(two.welcome(all, "PASPOR.example.org")).isEqualTo(there);
        assertThat(two.welcome(all, "kantor.example.org")).isEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://paspor.example.org",
                "https://PASPOR.example.org",
                "https://paspor.example.org:8443",
                "http://paspor.example.org/",
                "kantor.example.org",
                "ftp://kantor.example.org",
                "https:///login"
            })
    void anAddressOfStaffThatIsNoHostOfItsOwnStopsTheProgram(String staff) {
        assertThatThrownBy(() -> new Addresses(PUBLIC, staff)).hasMessageContaining("Set PASPOR_STAFF_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paspor.example.org", "https://"})
    void aMissingPublicAddressStopsTheProgram(String address) {
        assertThatThrownBy(() -> new Addresses(address, "")).hasMessageContaining("Set PASPOR_PUBLIC_ADDRESS");
    }

    @Test
    void anAddressMayHaveAPathAndAPort() {
        assertThat(new Addresses("http://localhost:8080/paspor/", "").ofApplicants())
                .hasToString("http://localhost:8080/paspor");
    }
}
