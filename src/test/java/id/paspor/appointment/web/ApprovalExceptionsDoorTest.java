package id.paspor.appointment.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was approved by way of exception is listed for the office's supervisors, and for nobody else. */
@ServerTest
class ApprovalExceptionsDoorTest {

    private static final String PAGE = "/supervision/exceptions";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "dpsSupervisor, 200",
        "btmSupervisor, 200",
        "dpsInterviewer, 403",
        "dpsDataEntry, 403",
        "dpsPrinting, 403",
        "dpsCounter, 403",
        "dpsTreasurer, 403",
        "applicant, 403"
    })
    void onlySupervisorsSeeTheList(String account, int status) {
        assertThat(Client.session(port, account).get(PAGE).status()).isEqualTo(status);
    }

    @Test
    void nobodyIsSentToTheLogin() {
        assertThat(Client.nobody(port).get(PAGE).location()).startsWith("/login");
    }

    @Test
    void anExceptionIsRefusedWithoutReasonAndListedWithIt() {
        Walk walk = new Walk(port);
        Case early = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), early, Walk.picture("jpeg", 600, 800));
        String task = walk.task("dpsInterviewer", early, "interview");

        Answer refused = walk.complete("dpsInterviewer", task, Map.of("decision", "approve"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Originals not ticked yet: KTP / Identity card")
                .contains("The applicant is not checked in, and today is not the day of the interview.");
        Answer tooLong = walk.complete(
                "dpsInterviewer", task, Map.of("decision", "approve", "exceptionReason", "x".repeat(501)));
        assertThat(tooLong.status()).isEqualTo(400);

        walk.done("dpsInterviewer", early, "interview", Walk.APPROVE);

        Client supervisor = Client.session(port, "dpsSupervisor");
        supervisor.get("/?lang=en");
        assertThat(supervisor.get(PAGE).body())
                .contains(early.registrationNumber())
                .contains(Walk.EXCEPTION)
                .contains("Approved without all originals having been seen")
                .contains("Approved without the applicant being recorded as present");
        assertThat(jdbc.sql("select count(*) from case_look where registration_number = ? and what = 'look.exceptions'")
                        .param(early.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(supervisor.get("/cases/" + early.registrationNumber()).body())
                .contains(Walk.EXCEPTION);
        assertThat(Client.session(port, "btmSupervisor").get(PAGE).body()).doesNotContain(early.registrationNumber());
        assertThat(Client.session(port, "applicant")
                        .get("/applications/" + early.registrationNumber())
                        .body())
                .doesNotContain(Walk.EXCEPTION);
    }
}
