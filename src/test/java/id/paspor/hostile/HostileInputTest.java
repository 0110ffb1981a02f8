package id.paspor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/**
 * Whatever is sent to whichever door by whomever: it is answered, not as a fault of the program, and the log has neither its
 * stack nor its text. The doors are those that are mapped, and what is sent to each is a sample of what the benchmark sends.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    private static final int FIRST_FAULT = 500;

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext program;

    @Autowired
    private IdentityService identity;

    private Case of;
    private Visitors visitors;
    private Attacks attacks;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    void everybodyComes() {
        String applicant = PortalWalk.account(identity);
        of = new Walk(port).started(applicant, Applicants.adult());
        visitors = Visitors.of(port, applicant);
        attacks = new Attacks(visitors.known(of));
        log.start();
        root().addAppender(log);
    }

    @AfterAll
    void nobodyListensAnyMore() {
        root().detachAppender(log);
    }

    @Test
    void everyDoorOfOursAnswers() {
        List<Door> doors = Doors.own(program);

        assertThat(doors).extracting(Door::toString).contains("POST /status", "POST /snap/v1.0/transfer-va/payment");
        assertThat(found(doors)).isEmpty();
    }

    @Test
    void everyDoorOfTheEngineAnswers() {
        List<Door> doors = Doors.engine(program);

        assertThat(doors)
                .hasSizeGreaterThan(300)
                .extracting(Door::toString)
                .contains("POST /engine-rest/task/{id}/complete");
        assertThat(found(doors)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            applicant      | POST | /applications/NUMBER/appointment | slot=%00 | 400
            dpsPrinting    | POST | /stock/losses | office=DPS&cause=MISSING&number=%00&reason=Tidak+ada+lagi | 400
            dpsPrinting    | POST | /printing/pages.pdf | number=%00 | 400
            dpsPrinting    | GET  | /stock/movements.csv?period=%2B999999999-12-31 | - | 400
            dpsPrinting    | GET  | /stock/movements.csv?period=0000-01 | - | 400
            dpsSupervisor  | GET  | /supervision/registers/issued.csv?day=%2B999999999-12-31 | - | 400
            dpsSupervisor  | GET  | /supervision/registers/handed-over.pdf?day=-999999999-01-01 | - | 400
            nobody         | GET  | /api/offices/DPS/slots?from=%2B999999999-01-01&to=%2B999999999-01-02 | - | 400
            nobody         | GET  | /error | - | 404
            nobody         | POST | /simulator/bank | virtualAccountNumber=1&amount=0 | 404
            nobody         | POST | /simulator/bank | virtualAccountNumber=%00&amount=1 | 400
            nobody         | POST | /login | username=%00&password=x | 400
            nobody         | GET  | /?lang=%00 | - | 400
            dpsInterviewer | POST | /cases/%24%7Bx%7D/photo | - | 400
            dpsInterviewer | POST | /cases/%7Bx%7D/documents/%7Bx%7D/ask-again | - | 400
            """)
    void whatOnceWasAFaultIsRefused(String who, String method, String path, String form, int status) {
        Attack attack = attack(method, path);

        Answer answer =
                visitors.sends(who, form.equals("-") ? attack : attack.with("application/x-www-form-urlencoded", form));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"multipart/form-data, --x", "multipart/form-data; boundary=, x"})
    void aFormOfPartsThatIsNoneIsABadRequest(String type, String body) {
        Answer answer = visitors.sends("applicant", attack("POST", "/status").with(type, body));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body()).contains("tidak dapat dibaca, dan tidak ada yang disimpan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASPOR-LANG=%00", "PASPOR-LANG=x-$$", "PASPOR-LANG=\""})
    void aLanguageThatIsNoneIsNotLookedAt(String cookie) {
        Answer answer = Client.nobody(port).send("GET", "/status", null, null, Map.of("Cookie", cookie));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/applications/1/documents/ktp"})
    void aFormWhoseFileHasAnImpossibleNameIsABadRequest(String address) {
        String file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0b\"\r\n\r\nabc\r\n--x--\r\n";

        Answer answer =
                visitors.sends("applicant", attack("POST", address).with("multipart/form-data; boundary=x", file));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body()).contains("tidak dapat dibaca, dan tidak ada yang disimpan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?lang=%00", "/status;x=1", "/applications/%7Bx%7D"})
    void aBrowserGetsAPageOfWhatCannotBeKept(String address) {
        Answer answer = visitors.sends("nobody", attack("GET", address).with(Map.of("Accept", "text/html")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("tidak dapat dibaca, dan tidak ada yang disimpan");
    }

    @Test
    void aRefusalIsSaidInJsonEvenToWhoeverTakesOnlyPages() {
        Answer answer = visitors.sends(
                "nobody",
                attack("GET", "/api/offices/XXX/slots?from=2026-09-07&to=2026-09-08")
                        .with(Map.of("Accept", "text/html")));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.json().path("type").asText()).isEqualTo("Refusal");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            dpsSupervisor | /decision-definition/key/fee/evaluate | {"variables":{}} | 403
            dpsSupervisor | /process-definition/x/restart | {} | 400
            dpsSupervisor | /job/x/retries | {} | 400
            admin         | /authorization/create | {} | 400
            admin         | /group/create | {} | 400
            admin         | /group/counter/members/nobody-of-this-name | - | 400
            admin         | /tenant/NONE/user-members/admin | - | 400
            admin         | /migration/generate | {} | 400
            admin         | /migration/execute | - | 400
            dpsSupervisor | /task | {"candidateGroupsExpression":"${1+1}"} | 400
            """)
    void whatTheEngineStumblesOverIsToldWithoutItsWords(String who, String path, String body, int status) {
        String method = path.matches(".*/(retries|members/.*|user-members/.*)") ? "PUT" : "POST";

        Answer answer = visitors.sends(
                who, attack(method, "/engine-rest" + path).with("application/json", body.equals("-") ? "" : body));

        assertThat(answer.status()).as(answer.toString()).isIn(status, 403);
        assertThat(answer.json().path("message").asText())
                .contains(" / ")
                .doesNotContain("permission", "Exception", "EVALUATE");
    }

    private Attack attack(String method, String path) {
        String at = path.replace("NUMBER", of.registrationNumber());
        return Attack.on(new Door(method, at, List.of(), List.of()), "as written", at);
    }

    /** What was answered as a fault, or left a stack, a warning or a name in the log. */
    private List<String> found(List<Door> doors) {
        List<String> found = new ArrayList<>();
        for (Door door : doors) {
            for (String who : visitors.of(door)) {
                Attack attack = attacks.one(door);
                log.list.clear();
                Answer answer = visitors.sends(who, attack);
                if (answer.status() >= FIRST_FAULT) {
                    found.add(who + " at " + attack + ": " + answer);
                }
                logged().forEach(line -> found.add(who + " at " + attack + " logged " + line));
            }
        }
        return found;
    }

    private Stream<String> logged() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)
                        || event.getThrowableProxy() != null
                        || event.getFormattedMessage().contains(Attacks.SECRET))
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
