package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Addresses as people copy them, with a slash behind. */
@ServerTest
class AddressesOfPagesTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/status", "/register", "/login", "/information/terms", "/password/forgot", "/status?lang=en"})
    void aPublicPageIsTheSameWithASlashBehind(String page) {
        var plain = Client.nobody(port).get(page);
        var slashed = Client.nobody(port).get(page.replaceFirst("(?=[?]|$)", "/"));

        assertThat(plain.status()).isEqualTo(200);
        assertThat(slashed.status()).isEqualTo(200);
        assertThat(title(slashed.body())).isNotEmpty().isEqualTo(title(plain.body()));
    }

    @ParameterizedTest
    @CsvSource({"applicant, /applications/", "applicant, /applications/new/", "dpsCounter, /counter/interviews/"})
    void soIsAPageOfOnesOwn(String account, String page) {
        assertThat(Client.session(port, account).get(page).status()).isEqualTo(200);
        assertThat(Client.nobody(port).get(page).location()).isEqualTo("/login");
    }

    @ParameterizedTest
    @CsvSource({"applicant, /counter/interviews/", "dpsCounter, /supervision/registers/", "dpsCounter, /applications/"})
    void aSlashOpensNoDoor(String account, String page) {
        assertThat(Client.session(port, account).get(page).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "applicant, /account/password?lang=en, /account?lang=en",
        "applicant, /account/sessions/end-others, /account/sessions",
        "dpsSupervisor, /supervision/cases/views, /supervision/cases"
    })
    void theAddressOfAFormLeadsToItsPage(String account, String form, String page) {
        Answer answer = Client.session(port, account).send("GET", form, null, null, Map.of("Accept", "text/html"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(page);
    }

    @Test
    void theEnginesPagesKeepTheirSlash() {
        assertThat(Client.session(port, "dpsCounter")
                        .get("/camunda/app/tasklist/default/")
                        .status())
                .isEqualTo(200);
        assertThat(Client.nobody(port).get("/snap/v1.0/access-token/b2b/").status())
                .isNotEqualTo(200);
    }

    private static String title(String page) {
        return page.replaceFirst("(?s).*<title>(.*)</title>.*", "$1");
    }
}
