package id.paspor.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {

    @ParameterizedTest
    @EnumSource
    void everyStatusIsFoundByItsCode(Status status) {
        assertThat(status.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Status.of(status.code())).isEqualTo(status);
    }

    @Test
    void codesDoNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Status.PRINTED.code()).isEqualTo("printed");
            assertThat(Status.of("bill-expired")).isEqualTo(Status.BILL_EXPIRED);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anUnknownCodeIsNoStatus() {
        assertThatThrownBy(() -> Status.of("lost-in-the-post")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStatusesThatEndACaseAreTheEndEventsOfTheProcess() {
        List<String> endEvents = Bpmn.readModelFromStream(
                        StatusTest.class.getResourceAsStream("/processes/passport-application.bpmn"))
                .getModelElementsByType(EndEvent.class)
                .stream()
                .filter(end -> !isInPhase(end))
                .map(EndEvent::getId)
                .toList();

        assertThat(Arrays.stream(Status.values()).filter(Status::ends).map(Status::code))
                .containsExactlyInAnyOrderElementsOf(endEvents);
    }

    /** What ends within a phase ends the phase or a reminder, not the case. */
    private static boolean isInPhase(EndEvent end) {
        return end.getParentElement() instanceof SubProcess phase && !phase.triggeredByEvent();
    }

    @Test
    void anApplicationIsWithdrawnUntilABookletIsTakenForIt() {
        assertThat(Arrays.stream(Status.values()).filter(Status::allowsWithdrawal))
                .containsExactly(
                        Status.REGISTERED,
                        Status.SLOT_BOOKED,
                        Status.INTERVIEW_RESCHEDULED,
                        Status.DATA_ACCEPTED,
                        Status.CORRECTION_REQUESTED,
                        Status.CORRECTED,
                        Status.INTERVIEW_APPROVED,
                        Status.DOCUMENTS_MISSING,
                        Status.DOCUMENTS_BROUGHT,
                        Status.INTERVIEW_MISSED,
                        Status.SLOT_RELEASED,
                        Status.INTERVIEW_TIME_WITHDRAWN,
                        Status.INTERVIEW_TIME_GIVEN,
                        Status.CHECKED_IN,
                        Status.CHECK_IN_UNDONE,
                        Status.ORIGINALS_NOT_SEEN,
                        Status.APPLICANT_NOT_PRESENT,
                        Status.UNDER_REVIEW,
                        Status.CLEARED,
                        Status.REOPENED,
                        Status.BILLED,
                        Status.PAID,
                        Status.NATIONALITY_OPEN,
                        Status.NATIONALITY_SETTLED,
                        Status.BOOKLET_AWAITED);
    }
}
