package id.paspor;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Another program takes an application from its start to the hand-over, knowing only the names of the contract. */
@ServerTest
class WalkThroughRestTest {

    /** What the engine's history has of the case, as other programs know it: what people did and what happened. */
    private static final String[] PATH = {
        "application-submitted",
        "choose-interview-slot",
        "data-entry",
        "interview",
        "payment-received",
        "print-passport",
        "hand-over-passport",
        "passport-handed-over"
    };

    @LocalServerPort
    private int port;

    @Test
    void anApplicationGoesFromItsStartToThePassportInHand() {
        Walk walk = new Walk(port);
        Client supervisor = Client.basic(port, "dpsSupervisor");

        Case application = walk.started("applicant", Applicants.adult());
        assertThat(application.registrationNumber()).matches("[0-9]{16}");
        walk.done(
                "applicant",
                application,
                "choose-interview-slot",
                Map.of("slot", walk.slots("DPS").get(1)));
        walk.done("dpsDataEntry", application, "data-entry", Map.of("decision", "accept"));

        String interview = walk.task("dpsInterviewer", application, "interview");
        Answer withoutPhoto = walk.complete("dpsInterviewer", interview, Walk.APPROVE);
        assertThat(withoutPhoto.status()).isEqualTo(400);
        Answer photo = walk.photo(Client.basic(port, "dpsInterviewer"), application, Walk.picture("jpeg", 600, 800));
        assertThat(photo.status()).as(photo.toString()).isEqualTo(204);
        walk.done("dpsInterviewer", application, "interview", Walk.APPROVE);

        JsonNode bill = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> supervisor
                                .get("/engine-rest/process-instance/" + application.instance() + "/variables")
                                .json(),
                        variables -> variables.has("virtualAccountNumber"));
        assertThat(bill.at("/feeAmount/value").asLong()).isEqualTo(950_000);
        Answer paid = Client.nobody(port)
                .submitForged(
                        "/simulator/bank",
                        Map.of(
                                "virtualAccountNumber",
                                bill.at("/virtualAccountNumber/value").asText(),
                                "amount",
                                bill.at("/feeAmount/value").asText()));
        assertThat(paid.status()).isEqualTo(200);

        String printing = walk.task("dpsPrinting", application, "print-passport");
        JsonNode layout = Client.basic(port, "dpsPrinting")
                .get("/engine-rest/task/" + printing + "/localVariables")
                .json();
        assertThat(layout.at("/passportNumber/value").asText()).matches("[A-Z][0-9]{7}");
        assertThat(layout.at("/mrz/value").asText()).matches("[A-Z0-9<]{44}\n[A-Z0-9<]{44}");
        walk.done("dpsPrinting", application, "print-passport", Map.of("decision", "good"));
        walk.done("dpsCounter", application, "hand-over-passport", Map.of("collectedBy", "self"));

        JsonNode history = supervisor
                .get("/engine-rest/history/process-instance?processInstanceBusinessKey="
                        + application.registrationNumber())
                .json();
        assertThat(history).hasSize(1);
        assertThat(history.at("/0/state").asText()).isEqualTo("COMPLETED");
        assertThat(history.at("/0/tenantId").asText()).isEqualTo("DPS");
        JsonNode ends = supervisor
                .get("/engine-rest/history/activity-instance?activityType=noneEndEvent&processInstanceId="
                        + application.instance())
                .json();
        assertThat(ends.findValuesAsText("activityId")).containsExactly("passport-handed-over");
        JsonNode path = supervisor
                .get("/engine-rest/history/activity-instance?processInstanceId=" + application.instance())
                .json();
        assertThat(path.findValuesAsText("activityId")).containsExactlyInAnyOrder(PATH);
        JsonNode kept = supervisor
                .get("/engine-rest/history/variable-instance?processInstanceId=" + application.instance())
                .json();
        assertThat(kept.findValuesAsText("name"))
                .contains("registrationNumber", "office", "applicantName", "feeAmount", "virtualAccountNumber")
                .doesNotContain("nik", "passportNumber", "mrz", "answers", "slot");
    }
}
