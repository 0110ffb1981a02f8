package id.paspor.appointment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.CheckIns;
import id.paspor.appointment.InterviewOptions;
import id.paspor.appointment.OfficeAppointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.OfficeHistory;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.kernel.Refusal;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import id.paspor.quota.Slots;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class InterviewStoryTest {

    @Autowired
    ImmigrationOffice office;

    @Autowired
    CheckIns checkIns;

    @Autowired
    OfficeHistory history;

    @Autowired
    Appointments appointments;

    @Autowired
    OfficeAppointments officeAppointments;

    @Autowired
    Slots slots;

    @Autowired
    CaseFiles cases;

    @Test
    void aSlotThatIsNeverChosenLapsesTheApplicationAfterThirtyDays() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        office.timePassesTo("2026-10-07 23:59");
        assertThat(budi.status()).isEqualTo(Status.REGISTERED);
        office.timePassesTo("2026-10-08 00:00");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("slot-never-chosen", "application-lapsed")
                .isEnded();
        assertThat(budi.history()).last().isEqualTo("2026-10-07 23:59 application-lapsed by system");
        assertThat(budi.timesTold("application-lapsed")).isEqualTo(1);
    }

    @Test
    void choosingASlotTakesOnePlaceInIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(15);

        budi.chooses("DPS-20260909-0900");

        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(14);
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 BOOKED");
        assertThat(budi.lastMessage().textEnglish()).contains("9 September 2026 09.00 WITA");
    }

    @Test
    void theCounterChoosesOnBehalfOfTheApplicant() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        budi.completes("dpsCounter", "choose-interview-slot", Map.of("slot", "DPS-20260909-0900"));

        assertThat(budi.history()).last().isEqualTo("2026-09-07 08:30 slot-booked by dpsCounter");
    }

    @Test
    void aPlaceOfAnotherOfficeOrThePastIsRefused() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        assertThatThrownBy(() -> budi.chooses("JKS-20260909-0900"))
                .isInstanceOf(Refusal.class)
                .hasMessage("slot: slot.unknown");
        assertThatThrownBy(() -> budi.chooses("DPS-20260907-0800"))
                .isInstanceOf(Refusal.class)
                .hasMessage("slot.past");
        assertThat(budi.bookings()).isEmpty();
    }

    @Test
    void theLastPlaceIsGivenOnce() {
        for (int place = 1; place <= 15; place++) {
            office.receivesApplication(Applicants.adult()).chooses("DPS-20260910-1000");
        }
        assertThat(office.placesIn("DPS-20260910-1000")).isZero();
        CaseStory late = office.receivesApplication(Applicants.adult());

        assertThatThrownBy(() -> late.chooses("DPS-20260910-1000"))
                .isInstanceOf(Refusal.class)
                .hasMessage("slot.full");

        assertThat(office.placesIn("DPS-20260910-1000")).isZero();
        late.chooses("DPS-20260910-1100");
        assertThat(late.bookings()).containsExactly("DPS-20260910-1100 BOOKED");
    }

    @Test
    void theInterviewIsMovedOnceWhileItIsAwaited() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted();
        assertThat(budi.openTask().getName())
                .startsWith("Wawancara 9 Sep 09.00 · ")
                .endsWith(" Budi Santoso");

        budi.movesInterviewTo("DPS-20260911-1400");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("interview-rescheduled", "move-interview")
                .isWaitingAt("interview");
        assertThat(budi.openTask().getDueDate()).isEqualTo("2026-09-11T06:00:00Z");
        assertThat(budi.openTask().getName())
                .startsWith("Wawancara 11 Sep 14.00 · ")
                .endsWith(" Budi Santoso");
        assertThat(office.placesIn("DPS-20260909-0900")).isEqualTo(15);
        assertThat(office.placesIn("DPS-20260911-1400")).isEqualTo(14);
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 RELEASED", "DPS-20260911-1400 BOOKED");
        assertThat(budi.history()).last().isEqualTo("2026-09-07 08:30 interview-rescheduled by applicant");
        assertThat(budi.timesTold("interview-rescheduled")).isEqualTo(1);

        assertThatThrownBy(() -> budi.movesInterviewTo("DPS-20260914-0800"))
                .isInstanceOf(Refusal.class)
                .hasMessage("appointment.moved-already");
        assertThat(office.placesIn("DPS-20260914-0800")).isEqualTo(15);
        assertThat(budi.bookings()).last().isEqualTo("DPS-20260911-1400 BOOKED");
    }

    @Test
    void aTimeThatIsTooSoonForACheckBeforeItIsGivenByTheCounterOnly() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        CaseFile file = cases.get(budi.number());
        SlotId soon = new SlotId("DPS-20260908-0800");
        LocalDate monday = LocalDate.of(2026, 9, 7);

        assertThat(appointments.choosable(file)).extracting(Slot::id).doesNotContain(soon);
        assertThat(appointments.slots("DPS", monday, monday.plusDays(1)))
                .as("on Monday at half past eight")
                .extracting(Slot::id)
                .first()
                .isEqualTo(new SlotId("DPS-20260908-0900"));
        assertThat(slots.earliest("DPS")).isEqualTo(ImmigrationOffice.instant("2026-09-08 08:30"));
        assertThatThrownBy(() -> budi.chooses(soon.value()))
                .isInstanceOf(Refusal.class)
                .hasMessage("slot.too-soon");
        assertThat(officeAppointments.choosable(file)).extracting(Slot::id).contains(soon);

        budi.completes("dpsCounter", "choose-interview-slot", Map.of("slot", soon.value()));
        assertThat(budi.bookings()).containsExactly(soon.value() + " BOOKED");
        assertThat(budi.openTask().getDueDate())
                .as("as the office closes today")
                .isEqualTo(ImmigrationOffice.instant("2026-09-07 15:00"));
    }

    @Test
    void dataEntryIsDueBeforeTheInterviewAlsoOnceThatIsMoved() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260911-1400");
        assertThat(budi.openTask().getDueDate()).isEqualTo(ImmigrationOffice.instant("2026-09-08 15:00"));

        budi.movesInterviewTo("DPS-20260908-0900");

        assertThat(budi.openTask().getDueDate()).isEqualTo(ImmigrationOffice.instant("2026-09-07 15:00"));
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
    }

    @Test
    void whoHasYetToCorrectSomethingWhenTheTimeIsNearMovesItAndHasMissedNothing() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260911-1400")
                .movesInterviewTo("DPS-20260909-0900")
                .isReturned("Nama ibu kurang");
        assertThat(options(budi).outlived()).as("a day is left").isFalse();
        assertThat(options(budi).mayMove()).as("it was moved").isFalse();

        office.timePassesTo("2026-09-08 09:01");
        assertThat(options(budi).outlived()).as("on the day before").isTrue();
        office.timePassesTo("2026-09-10 09:00");
        assertThat(options(budi).outlived()).as("after it").isTrue();
        budi.movesInterviewTo("DPS-20260911-1400");

        assertThat(budi.bookings())
                .containsExactly(
                        "DPS-20260911-1400 RELEASED", "DPS-20260909-0900 RELEASED", "DPS-20260911-1400 BOOKED");
        assertThat(budi.lastMessage().textEnglish()).contains("11 September 2026 14.00 WITA");
        assertThat(budi.history()).last().isEqualTo("2026-09-10 09:00 interview-rescheduled by applicant");
        assertThat(budi.status()).isEqualTo(Status.CORRECTION_REQUESTED);
        assertThat(cases.latestReason(budi.number())).contains(Reason.of("Nama ibu kurang"));
        budi.corrects(Map.of("motherName", "Siti Aminah"));
        assertThat(budi.openTask().getDueDate()).isEqualTo(ImmigrationOffice.instant("2026-09-10 15:00"));
        assertThat(options(budi).outlived()).isFalse();
        budi.isAccepted();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
    }

    private InterviewOptions options(CaseStory story) {
        return appointments.options(cases.get(story.number()));
    }

    @Test
    void theInterviewIsMovedWhileDataEntryIsStillPending() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-0900");

        budi.movesInterviewTo("DPS-20260911-1400");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
        budi.isAccepted();
        assertThat(budi.openTask().getDueDate()).isEqualTo("2026-09-11T06:00:00Z");
        office.timePassesTo("2026-09-11 23:00");
        assertThat(budi.status()).isEqualTo(Status.DATA_ACCEPTED);
        office.timePassesTo("2026-09-12 00:00");
        assertThat(budi.status()).isEqualTo(Status.INTERVIEW_MISSED);
    }

    @Test
    void onItsDayTheInterviewIsNotMovedAnyMore() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted();

        office.timePassesTo("2026-09-09 00:01");

        assertThatThrownBy(() -> budi.movesInterviewTo("DPS-20260911-1400"))
                .isInstanceOf(Refusal.class)
                .hasMessage("appointment.too-late-to-move");
    }

    @Test
    void anInterviewThatHasTakenPlaceIsNotMoved() {
        CaseStory early = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260911-1400")
                .isAccepted()
                .isApproved();

        assertThatThrownBy(() -> early.movesInterviewTo("DPS-20260914-0800"))
                .isInstanceOf(Refusal.class)
                .hasMessage("appointment.none");

        assertThat(early.status()).isEqualTo(Status.BILLED);
        assertThat(early.bookings()).containsExactly("DPS-20260911-1400 ATTENDED");
    }

    @Test
    void whoComesEarlyIsInterviewedEarly() {
        CaseStory early = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260911-1400")
                .isAccepted();

        office.timePassesTo("2026-09-09 10:00");
        early.isApproved();

        assertThat(early.history()).contains("2026-09-09 10:00 interview-approved by dpsInterviewer");
        assertThat(early.bookings()).containsExactly("DPS-20260911-1400 ATTENDED");
    }

    @Test
    void afterOneNoShowTheApplicantBooksAgainAndDataEntryIsNotRepeated() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted();

        office.timePassesTo("2026-09-09 23:59");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        office.timePassesTo("2026-09-10 08:00");

        PathAssert.assertThat(budi.process())
                .hasPassedInOrder("applicant-absent", "record-no-show")
                .isWaitingAt("choose-interview-slot");
        assertThat(budi.history()).last().isEqualTo("2026-09-09 23:59 interview-missed by system");
        assertThat(budi.timesTold("interview-missed")).isEqualTo(1);
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 MISSED");
        budi.chooses("DPS-20260911-0900");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        office.timePassesTo("2026-09-11 09:00");
        budi.isApproved();
        assertThat(budi.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void secondNoShowLapsesTheApplication() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted();
        office.timePassesTo("2026-09-10 08:00");
        budi.chooses("DPS-20260911-0900");
        assertThat(office.placesIn("DPS-20260911-0900")).isEqualTo(14);

        office.timePassesTo("2026-09-12 08:00");

        PathAssert.assertThat(budi.process()).hasPassed("application-lapsed").isEnded();
        assertThat(budi.history())
                .endsWith(
                        "2026-09-09 23:59 interview-missed by system",
                        "2026-09-10 08:00 slot-booked by applicant",
                        "2026-09-11 23:59 application-lapsed by system");
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 MISSED", "DPS-20260911-0900 MISSED");
        assertThat(office.placesIn("DPS-20260911-0900")).isEqualTo(15);
        assertThat(budi.timesTold("application-lapsed")).isEqualTo(1);
    }

    @Test
    void anInterviewMissedBecauseTheOfficeWasLateDoesNotCount() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260908-0900");
        office.timePassesTo("2026-09-09 11:00");
        budi.isAccepted();

        office.timePassesTo("2026-09-09 23:59");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        office.timePassesTo("2026-09-10 08:00");
        assertThat(budi.bookings()).containsExactly("DPS-20260908-0900 RELEASED");

        budi.chooses("DPS-20260911-0900");
        office.timePassesTo("2026-09-14 08:00");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");
        assertThat(budi.bookings()).containsExactly("DPS-20260908-0900 RELEASED", "DPS-20260911-0900 MISSED");
    }

    @Test
    void noApprovalBeforeEveryOriginalIsSeen() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .comesToTheInterview()
                .isPhotographed();

        assertThatThrownBy(() -> approves(budi, "[]", null)).hasMessage("originalsSeen: interview.originals-missing");
        assertThatThrownBy(() -> approves(budi, allBut(budi, "ktp"), null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems().get(0).arguments())
                                .containsExactly("KTP / Identity card"));
        assertThat(office.originalsSeen(budi)).isEmpty();
        assertThat(exceptions()).isEmpty();

        approves(budi, allBut(budi, "ktp"), "KTP dilihat di loket kemarin");

        assertThat(budi.status()).isEqualTo(Status.BILLED);
        assertThat(exceptions())
                .containsExactly(budi.registrationNumber() + " ORIGINALS_NOT_SEEN KTP dilihat di loket kemarin");
    }

    @Test
    void noApprovalOfSomebodyWhoIsNotHere() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted()
                .isPhotographed();
        office.timePassesTo("2026-09-08 15:00");

        assertThatThrownBy(() -> approves(budi, allBut(budi, ""), null))
                .hasMessage("exceptionReason: interview.not-present");
        assertThatThrownBy(() -> approves(budi, allBut(budi, ""), "Singkat"))
                .hasMessage("exceptionReason: form.too-short");
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 BOOKED");

        approves(budi, allBut(budi, ""), "Datang sehari lebih awal");

        assertThat(exceptions())
                .containsExactly(budi.registrationNumber() + " APPLICANT_NOT_PRESENT Datang sehari lebih awal");
        assertThat(budi.history())
                .contains("2026-09-08 15:00 applicant-not-present by dpsInterviewer: Datang sehari lebih awal");
    }

    @Test
    void whoIsApprovedADayEarlyWithNothingSeenIsTwoExceptionsForOneReason() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0900")
                .isAccepted()
                .isPhotographed();
        office.timePassesTo("2026-09-08 09:10");

        assertThatThrownBy(() -> approves(budi, "[]", null))
                .hasMessage("originalsSeen: interview.originals-missing, exceptionReason: interview.not-present");
        approves(budi, "[]", "Dilihat oleh atase di rumah sakit");

        assertThat(budi.status()).isEqualTo(Status.BILLED);
        assertThat(office.originalsSeen(budi)).isEmpty();
        assertThat(exceptions())
                .containsExactlyInAnyOrder(
                        budi.registrationNumber() + " ORIGINALS_NOT_SEEN Dilihat oleh atase di rumah sakit",
                        budi.registrationNumber() + " APPLICANT_NOT_PRESENT Dilihat oleh atase di rumah sakit");
    }

    @Test
    void whoWasCheckedInIsHereWhateverTheDay() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        office.as("dpsCounter", () -> checkIns.checkIn("DPS", budi.registrationNumber()));
        budi.lacksDocuments("Akta kelahiran asli");
        office.timePassesTo("2026-09-14 09:00");
        budi.completes("dpsCounter", "complete-documents", Map.of());

        budi.isPhotographed();
        approves(budi, allBut(budi, ""), null);

        assertThat(budi.status()).isEqualTo(Status.BILLED);
        assertThat(exceptions()).isEmpty();
    }

    @Test
    void aReasonThatIsNotNeededIsNoException() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .comesToTheInterview()
                .isPhotographed();

        approves(budi, allBut(budi, ""), "Semuanya lengkap di sini");

        assertThat(exceptions()).isEmpty();
    }

    private void approves(CaseStory story, String originals, String exception) {
        Map<String, Object> answers = new HashMap<>(Map.of("decision", "approve", "originalsSeen", originals));
        if (exception != null) {
            answers.put("exceptionReason", exception);
        }
        story.completes("dpsInterviewer", "interview", answers);
    }

    private static String allBut(CaseStory story, String missing) {
        return story.requiredDocuments().stream()
                .filter(code -> !code.equals(missing))
                .map(code -> '"' + code + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private List<String> exceptions() {
        return history.latestExceptions("DPS").stream()
                .map(exception -> exception.registrationNumber() + " " + exception.what() + " " + exception.reason())
                .toList();
    }

    @Test
    void noApprovalWithoutAPhoto() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();

        assertThatThrownBy(() -> budi.completes(
                        "dpsInterviewer", "interview", Map.of("decision", "approve", "originalsSeen", "[\"ktp\"]")))
                .isInstanceOf(Refusal.class)
                .hasMessage("decision: interview.photo-missing, originalsSeen: interview.originals-missing");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        assertThat(budi.status()).isEqualTo(Status.DATA_ACCEPTED);
        assertThat(budi.bookings()).containsExactly("DPS-20260909-0900 BOOKED");
        assertThat(office.originalsSeen(budi)).isEmpty();
        budi.isApproved();
        assertThat(budi.status()).isEqualTo(Status.BILLED);
    }

    @Test
    void aRejectionAtTheInterviewEndsTheCaseWithItsReason() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();

        budi.completes(
                "dpsInterviewer",
                "interview",
                Map.of("decision", "reject", "reason", "Tujuan perjalanan tidak dapat dijelaskan"));

        PathAssert.assertThat(budi.process()).hasPassed("application-rejected").isEnded();
        assertThat(budi.history())
                .last()
                .isEqualTo("2026-09-09 09:10 application-rejected by dpsInterviewer:"
                        + " Tujuan perjalanan tidak dapat dijelaskan");
        assertThat(budi.lastMessage().textEnglish()).contains("Tujuan perjalanan tidak dapat dijelaskan");
    }

    @Test
    void nobodyDoesAnotherDesksWork() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();

        assertThatThrownBy(() -> budi.completes(
                        "dpsCounter", "interview", Map.of("decision", "reject", "reason", "Dokumen tidak sah")))
                .isInstanceOf(Refusal.class)
                .hasMessage("task.other-desk");
        assertThatThrownBy(() -> budi.completes(
                        "jksInterviewer", "interview", Map.of("decision", "reject", "reason", "Dokumen tidak sah")))
                .isInstanceOf(Refusal.class);
        assertThat(budi.status()).isEqualTo(Status.DATA_ACCEPTED);
    }
}
