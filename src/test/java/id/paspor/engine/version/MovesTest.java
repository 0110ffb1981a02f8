package id.paspor.engine.version;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.engine.version.Moves.Move;
import id.paspor.support.Sources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

/** What is found again of an older model in a newer one, wherever it is there, and what is not. */
class MovesTest {

    private static final String TODAY = Sources.read("processes/passport-application.bpmn");

    private static BpmnModelInstance model(String xml) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Move> movesTo(String newer) {
        return Moves.between(model(Sources.read("src/test/resources/models/first.bpmn")), model(newer));
    }

    @Test
    void whatWaitsIsFoundAgainInThePhasesAndWhatDoesNotWaitIsNot() {
        assertThat(movesTo(TODAY))
                .contains(
                        new Move("interview", "interview", false),
                        new Move("applicant-absent", "applicant-absent", false),
                        new Move("screen-applicant", "screen-applicant", false),
                        new Move("await-payment", "await-payment", false),
                        new Move("payment-received", "payment-received", false),
                        new Move("withdrawal", "withdrawal", false),
                        new Move("applicant-withdraws", "applicant-withdraws", false))
                .extracting(Move::from)
                .doesNotContain("application-submitted", "interview-decision", "passport-handed-over");
    }

    @Test
    void aConditionIsLaidOutAnewAndAnErrorWaitsForNothing() {
        assertThat(Moves.between(model(TODAY), model(TODAY)))
                .contains(new Move("interview-time-withdrawn", "interview-time-withdrawn", true))
                .extracting(Move::from)
                .doesNotContain("case-rejected", "application-reopened", "apply-begins");
    }

    @Test
    void anElementSaysWhatItWasCalled() {
        String renamed = TODAY.replace("\"await-booklets\"", "\"wait-for-booklets\"");

        assertThat(movesTo(renamed)).extracting(Move::from).doesNotContain("await-booklets", "booklets-restocked");
        assertThat(movesTo(renamed.replaceFirst(
                        "(<bpmn:eventBasedGateway id=\"wait-for-booklets\"[^>]*>)",
                        "$1<bpmn:extensionElements><camunda:properties>"
                                + "<camunda:property name=\"formerly\" value=\"await-stock await-booklets\" />"
                                + "</camunda:properties></bpmn:extensionElements>")))
                .contains(new Move("await-booklets", "wait-for-booklets", false));
    }

    @Test
    void anotherKindOfStepOrEventOfTheSameNameIsNotTheSame() {
        assertThat(movesTo(TODAY.replace("bpmn:userTask", "bpmn:manualTask")))
                .extracting(Move::from)
                .contains("screen-applicant")
                .doesNotContain("interview");
        assertThat(movesTo(TODAY.replaceFirst(
                        "<bpmn:messageEventDefinition id=\"interview-rescheduled-message\"[^>]*/>",
                        "<bpmn:timerEventDefinition id=\"interview-rescheduled-message\">"
                                + "<bpmn:timeDate>now</bpmn:timeDate></bpmn:timerEventDefinition>")))
                .extracting(Move::from)
                .contains("interview")
                .doesNotContain("interview-rescheduled");
    }
}
