package id.paspor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What matters for security is written down, and nothing that somebody typed. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTest {

    private static final String ADDRESS = "198.18.77.1";

    @LocalServerPort
    private int port;

    @Test
    void signingInAndOut(CapturedOutput log) {
        Client browser = Client.browser(port).from(ADDRESS);

        browser.login("upgCounter", "demo");
        browser.submit("/register", "/logout", Map.of());

        assertThat(log.getAll())
                .contains("SIGNED_IN account=upgCounter address=" + ADDRESS + " door=POST /login")
                .contains("SIGNED_OUT account=upgCounter address=" + ADDRESS + " door=POST /logout");
    }

    @Test
    void guessesWithoutWhatWasTyped(CapturedOutput log) {
        Client browser = Client.browser(port).from("198.18.77.2");

        browser.login("upgPrinting", "wrong-password");
        browser.login("my-secret-password", "x");
        Client.basic(port, "upgPrinting", "wrong-password").from("198.18.77.2").get("/engine-rest/engine");

        assertThat(log.getAll())
                .contains("SIGN_IN_FAILED account=upgPrinting address=198.18.77.2 door=POST /login")
                .contains("SIGN_IN_FAILED account=unknown address=198.18.77.2 door=POST /login")
                .contains("SIGN_IN_FAILED account=upgPrinting address=198.18.77.2 door=GET /engine-rest")
                .doesNotContain("my-secret-password")
                .doesNotContain("wrong-password");
    }

    @Test
    void anAccountThatIsHeldBack(CapturedOutput log) {
        Client browser = Client.browser(port).from("198.18.77.3");

        for (int guess = 0; guess < 11; guess++) {
            browser.login("djjPrinting", "wrong-password");
        }

        assertThat(log.getAll()).contains("SIGN_IN_HELD_BACK account=djjPrinting address=198.18.77.3");
    }

    @Test
    void refusedDoors(CapturedOutput log) {
        Client.session(port, "upgCounter").get("/stock");
        Client.basic(port, "upgCounter").post("/engine-rest/message", Map.of("messageName", "PaymentReceived"));

        assertThat(log.getAll())
                .contains("DOOR_REFUSED account=upgCounter")
                .contains("door=GET /stock")
                .contains("DOOR_REFUSED account=upgCounter door=POST /message");
    }

    @Test
    void forgedForms(CapturedOutput log) {
        Client.session(port, "upgCounter").submitForged("/stock/receipts", Map.of());
        Client.browser(port).from(ADDRESS).submitForged("/register", Map.of());

        assertThat(log.getAll())
                .contains("FORGED_FORM account=upgCounter")
                .contains("door=POST /stock")
                .contains("FORGED_FORM account=unknown address=" + ADDRESS + " door=POST /register");
    }

    @Test
    void aProgramOnceAnHour(CapturedOutput log) {
        Client program = Client.basic(port, "btmPrinting").from("198.18.77.4");
        program.get("/engine-rest/engine");
        program.get("/engine-rest/engine");

        assertThat(log.getAll())
                .containsOnlyOnce("SIGNED_IN account=btmPrinting address=198.18.77.4 door=GET /engine-rest");
    }

    @Test
    void foreignCases(CapturedOutput log) {
        Case denpasar = new Walk(port).started("applicant", Applicants.adult());
        String number = denpasar.registrationNumber();

        Client.session(port, "upgCounter").get("/cases/" + number);
        Client.session(port, "applicant2").get("/applications/" + number);
        Client.session(port, "dpsCounter").get("/cases/" + number);

        assertThat(log.getAll())
                .contains("FOREIGN_CASE account=upgCounter case=" + number)
                .contains("FOREIGN_CASE account=applicant2 case=" + number)
                .doesNotContain("FOREIGN_CASE account=dpsCounter")
                .doesNotContain("Budi");
    }

    @Test
    void whatAnAdministratorDoesToAccounts(CapturedOutput log) {
        Client admin = Client.basic(port, "admin");
        Map<String, Object> account = Map.of(
                "profile", Map.of("id", "watched", "firstName", "Ketut", "lastName", "Rai"),
                "credentials", Map.of("password", "Pulau-Dewata-Menari-2026"));

        for (List<Object> call : List.of(
                List.of("POST", "/user/create", account),
                List.of("POST", "/group", Map.of("id", "counter")),
                List.of("PUT", "/group/counter/members/watched", Map.of()),
                List.of("DELETE", "/user/watched", Map.of()))) {
            admin.json((String) call.get(0), "/engine-rest" + call.get(1), call.get(2));
        }

        assertThat(log.getAll())
                .contains("ACCOUNT_CHANGED account=admin door=POST /user/create userId=watched")
                .contains(
                        "ACCOUNT_CHANGED account=admin door=PUT /group/{id}/members/{userId} id=counter userId=watched")
                .contains("ACCOUNT_CHANGED account=admin door=DELETE /user/{id} id=watched")
                .doesNotContain("door=POST /group ")
                .doesNotContain("Ketut")
                .doesNotContain("Pulau-Dewata");
    }

    @Test
    void howOftenIsAMetric() {
        Client.session(port, "upgCounter").get("/stock");

        assertThat(Client.basic(port, "admin").get("/actuator/prometheus").body())
                .containsPattern("paspor_security_events_total\\{event=\"DOOR_REFUSED\"} [1-9]")
                .contains("paspor_security_events_total{event=\"HAND_OVER_RELEASED\"}");
    }
}
