package id.paspor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever starts the program reads in its log where it is opened and how to sign in, and no password but the demonstration's. */
class ReadyNoticeTest {

    @Test
    void theDemonstrationNamesItsAccounts() {
        assertThat(new ReadyNotice(new Addresses("http://localhost:8080", ""), true, "admin").line())
                .startsWith("Paspor Online is ready: open http://localhost:8080; sign in as applicant, dpsDataEntry,")
                .endsWith("or admin with the password demo");
    }

    @Test
    void elsewhereTheAdministratorSignsInAtTheHostOfStaff() {
        Addresses addresses = new Addresses("https://paspor.example.org/", "https://kantor.example.org");

        assertThat(new ReadyNotice(addresses, false, "chief").line())
                .isEqualTo("Paspor Online is ready: open https://paspor.example.org (applicants) and"
                        + " https://kantor.example.org (all others); chief signs in at https://kantor.example.org/login"
                        + " and makes the other accounts");
    }
}
