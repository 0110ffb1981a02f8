package id.paspor.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.quota.SlotId;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.model.PathAssert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A place is kept, looked over and confirmed; the process follows; the office may take it away. */
@ProcessTest
class BookingStoryTest {

    private static final String WEDNESDAY = "DPS-20260909-0900";
    private static final String FRIDAY = "DPS-20260911-1400";
    private static final String REASON = "Listrik padam di kantor";

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Appointments appointments;

    @Autowired
    OfficeAppointments officeAppointments;

    @Autowired
    CaseFiles cases;

    @Autowired
    SlotPlaces places;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @AfterEach
    void everythingIsAsItWas() {
        jdbc.sql("alter table status_change drop constraint if exists broken_for_now")
                .update();
        jdbc.sql("update interview_slot set capacity = 15, released_at = '-infinity' where office = 'DPS'")
                .update();
        jdbc.sql("truncate booking").update();
        jdbc.sql("delete from interview_slot where class <> 'regular'").update();
    }

    @Test
    void aKeptPlaceIsTakenAndTheProcessFollowsOnceItIsConfirmed() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);

        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(14);
        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " HELD");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");

        budi.confirms().confirms();

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " BOOKED");
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(14);
        assertThat(budi.history()).last().isEqualTo("2026-09-07 08:30 slot-booked by applicant");
        assertThat(budi.timesTold("slot-booked")).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsNotConfirmedInTimeGoesBackToEverybody() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);
        places.expireHolds();
        assertThat(budi.bookings()).as("in time").containsExactly(WEDNESDAY + " HELD");

        tenMinutesPass();
        assertThatThrownBy(budi::confirms).isInstanceOf(Refusal.class).hasMessage("hold.expired");
        places.expireHolds();

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " EXPIRED");
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
        assertThatThrownBy(budi::confirms).isInstanceOf(Refusal.class).hasMessage("hold.expired");
        budi.holds(WEDNESDAY).confirms();
        assertThat(budi.bookings()).last().isEqualTo(WEDNESDAY + " BOOKED");
    }

    @Test
    void keepingAnotherPlaceOrLettingGoGivesTheFirstBack() {
        CaseStory budi =
                office.receivesApplication(Applicants.adult()).holds(WEDNESDAY).holds(FRIDAY);
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
        assertThat(office.placesIn(FRIDAY)).isEqualTo(14);

        appointments.letGo(budi.number());

        assertThat(office.placesIn(FRIDAY)).isEqualTo(15);
        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " RELEASED", FRIDAY + " RELEASED");
    }

    @Test
    void theOldTimeStaysUntilTheNewOneIsConfirmed() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses(WEDNESDAY)
                .isAccepted()
                .holds(FRIDAY);
        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " BOOKED", FRIDAY + " HELD");
        tenMinutesPass();
        places.expireHolds();
        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " BOOKED", FRIDAY + " EXPIRED");

        budi.holds(FRIDAY).confirms();

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " RELEASED", FRIDAY + " EXPIRED", FRIDAY + " BOOKED");
        assertThat(budi.timesTold("interview-rescheduled")).isEqualTo(1);
    }

    @Test
    void whoIsAboutToMoveBeforeTheProcessKnowsOfTheFirstTimeKeepsBothUntilTheNewOneIsConfirmed() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);
        office.as("applicant", () -> appointments.book(budi.number()));
        budi.holds(FRIDAY);
        office.runsDueJobs();

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " BOOKED", FRIDAY + " HELD");
        assertThat(budi.timesTold("slot-booked")).isEqualTo(1);

        budi.confirms();

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " RELEASED", FRIDAY + " BOOKED");
        assertThat(budi.timesTold("interview-rescheduled")).isEqualTo(1);
    }

    @Test
    void aKeptPlaceGoesBackWhenTheApplicationEnds() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);

        budi.isWithdrawn();

        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(15);
        assertThatThrownBy(() -> budi.holds(FRIDAY)).isInstanceOf(Refusal.class).hasMessage("appointment.none");
    }

    @Test
    void whatTheProcessCouldNotBeToldBecomesAnIncidentThatASupervisorRetries() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);
        jdbc.sql("alter table status_change add constraint broken_for_now check (status <> 'SLOT_BOOKED') not valid")
                .update();

        assertThatThrownBy(budi::confirms).hasStackTraceContaining("broken_for_now");
        while (runtime.createIncidentQuery().count() == 0) {
            Job next = job();
            assertThatThrownBy(() -> management.executeJob(next.getId())).hasStackTraceContaining("broken_for_now");
        }

        assertThat(budi.bookings()).as("acknowledged, so kept").containsExactly(WEDNESDAY + " BOOKED");
        Incident incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getIncidentType()).isEqualTo(Incident.FAILED_JOB_HANDLER_TYPE);
        jdbc.sql("alter table status_change drop constraint broken_for_now").update();
        String job = job().getId();
        office.as("dpsSupervisor", () -> management.setJobRetries(job, 1));
        office.runsDueJobs();

        assertThat(runtime.createIncidentQuery().count()).isZero();
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("data-entry");
        assertThat(budi.timesTold("slot-booked")).isEqualTo(1);
    }

    @Test
    void whoLosesATimeByTheOfficesDoingIsToldAndHasTheFirstChoice() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses(WEDNESDAY)
                .isAccepted();
        jdbc.sql("update interview_slot set released_at = '2026-09-30T00:00Z' where id = ?")
                .param(FRIDAY)
                .update();
        CaseStory other = office.receivesApplication(Applicants.adult());
        assertThatThrownBy(() -> other.holds(FRIDAY))
                .isInstanceOf(Refusal.class)
                .hasMessage("slot.not-released");

        displaces(budi);

        PathAssert.assertThat(budi.process())
                .hasPassed("interview-time-withdrawn")
                .isWaitingAt("choose-interview-slot");
        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " DISPLACED");
        assertThat(office.placesIn(WEDNESDAY)).as("the place is gone").isEqualTo(14);
        assertThat(budi.history()).last().isEqualTo("2026-09-07 08:30 interview-time-withdrawn by system: " + REASON);
        assertThat(budi.lastMessage().textEnglish()).contains(REASON, "first choice");

        budi.chooses(FRIDAY);
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        budi.movesInterviewTo("DPS-20260914-0800");
        assertThat(budi.bookings())
                .as("the right to move is still there")
                .last()
                .isEqualTo("DPS-20260914-0800 BOOKED");
    }

    @Test
    void whoLosesATimeBeforeTheDataAreAcceptedChoosesAgainMeanwhileOrAfterwards() {
        CaseStory meanwhile = office.receivesApplication(Applicants.adult()).chooses(WEDNESDAY);
        CaseStory afterwards = office.receivesApplication(Applicants.adult()).chooses(WEDNESDAY);
        displaces(meanwhile, afterwards);
        ProcessEngineTests.assertThat(meanwhile.process()).isWaitingAt("data-entry");

        meanwhile.holds(FRIDAY).confirms().isAccepted();
        afterwards.isAccepted();

        PathAssert.assertThat(meanwhile.process())
                .hasNotPassed("interview-time-withdrawn")
                .isWaitingAt("interview");
        assertThat(meanwhile.openTask().getDueDate()).isEqualTo("2026-09-11T06:00:00Z");
        ProcessEngineTests.assertThat(afterwards.process()).isWaitingAt("choose-interview-slot");
        afterwards.chooses(FRIDAY);
        ProcessEngineTests.assertThat(afterwards.process()).isWaitingAt("interview");
    }

    @Test
    void aPlaceThatIsOnlyKeptIsTakenAwayToo() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);

        displaces(budi);

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " EXPIRED");
        assertThatThrownBy(budi::confirms).isInstanceOf(Refusal.class).hasMessage("hold.expired");
        assertThat(budi.status()).isEqualTo(Status.REGISTERED);
    }

    @Test
    void whoIsAboutToMoveLosesTheTimeThatTheOfficeCannotKeepAndConfirmsTheOther() {
        CaseStory budi = office.receivesApplication(Applicants.adult())
                .chooses(WEDNESDAY)
                .isAccepted()
                .holds(FRIDAY);

        displaces(budi);
        budi.confirms();

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " DISPLACED", FRIDAY + " BOOKED");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        assertThat(budi.openTask().getDueDate()).isEqualTo("2026-09-11T06:00:00Z");
    }

    @Test
    void placesOfAClassAreForThoseEntitledToThem() {
        layOut("DPS-20260909-0900-PRIORITY", "priority");
        layOut("DPS-20260909-0900-WALK-IN", "walk-in");
        CaseStory adult = office.receivesApplication(Applicants.adult());
        Map<String, Object> old = Applicants.adult();
        old.put("dateOfBirth", "1960-04-22");
        CaseStory grandfather = office.receivesApplication(old);

        for (String slot : List.of("DPS-20260909-0900-PRIORITY", "DPS-20260909-0900-WALK-IN")) {
            assertThatThrownBy(() -> adult.holds(slot))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("slot: slot.not-entitled");
        }
        assertThatThrownBy(() -> grandfather.holds("DPS-20260909-0900-WALK-IN")).isInstanceOf(Refusal.class);
        grandfather.chooses("DPS-20260909-0900-PRIORITY");
        assertThat(grandfather.bookings()).containsExactly("DPS-20260909-0900-PRIORITY BOOKED");
    }

    @Test
    void anOfficerGivesATimeAgainstTheRulesWithAReasonButNeverBeyondTheQuota() {
        layOut("DPS-20260909-0900-WALK-IN", "walk-in");
        CaseStory ill = office.receivesApplication(Applicants.adult())
                .chooses(WEDNESDAY)
                .isAccepted();
        ill.movesInterviewTo(FRIDAY);

        office.as(
                "dpsCounter",
                () -> officeAppointments.assign(
                        ill.number(), new SlotId("DPS-20260914-0800"), "Sakit, ada surat dokter"));
        office.runsDueJobs();

        assertThat(ill.bookings()).last().isEqualTo("DPS-20260914-0800 BOOKED");
        assertThat(ill.history()).last().isEqualTo("2026-09-07 08:30 interview-rescheduled by dpsCounter");
        assertThat(jdbc.sql("select reason from booking where slot = 'DPS-20260914-0800'")
                        .query(String.class)
                        .single())
                .isEqualTo("Sakit, ada surat dokter");
        CaseStory comes = office.receivesApplication(Applicants.adult());
        office.as(
                "dpsCounter",
                () -> officeAppointments.assign(
                        comes.number(), new SlotId("DPS-20260909-0900-WALK-IN"), "Datang langsung"));
        office.runsDueJobs();
        ProcessEngineTests.assertThat(comes.process()).isWaitingAt("data-entry");
        CaseStory second = office.receivesApplication(Applicants.adult());
        assertThatThrownBy(() -> office.as(
                        "dpsCounter",
                        () -> officeAppointments.assign(
                                second.number(), new SlotId("DPS-20260909-0900-WALK-IN"), "Datang langsung")))
                .isInstanceOf(Refusal.class)
                .hasMessage("slot.full");
        assertThat(second.bookings()).isEmpty();
    }

    @Test
    void fifteenOfFortyWhoComeAtOnceGetThePlacesAndTheOthersARefusal() throws Exception {
        List<CaseStory> stories = new ArrayList<>();
        for (int one = 0; one < 40; one++) {
            stories.add(office.receivesApplication(Applicants.adult()));
        }

        List<String> answers = atOnce(stories.stream()
                .<Callable<String>>map(story -> () -> hold(story.registrationNumber(), WEDNESDAY))
                .toList());

        assertThat(answers).filteredOn("held"::equals).hasSize(15);
        assertThat(answers).filteredOn("slot.full"::equals).hasSize(25);
        assertThat(office.placesIn(WEDNESDAY)).isZero();
    }

    @Test
    void theSameRequestFiveTimesAtOnceKeepsAndBooksOnePlace() throws Exception {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        String number = budi.registrationNumber();

        assertThat(atOnce(Collections.<Callable<String>>nCopies(5, () -> hold(number, WEDNESDAY))))
                .containsOnly("held");
        assertThat(atOnce(Collections.<Callable<String>>nCopies(5, () -> {
                    appointments.book(new RegistrationNumber(number));
                    return "booked";
                })))
                .containsOnly("booked");
        office.runsDueJobs();

        assertThat(budi.bookings()).containsExactly(WEDNESDAY + " BOOKED");
        assertThat(office.placesIn(WEDNESDAY)).isEqualTo(14);
        assertThat(budi.timesTold("slot-booked")).isEqualTo(1);
    }

    @Test
    void twoWhoSwapTheirPlacesDoNotWaitForEachOtherForEver() throws Exception {
        CaseStory one = office.receivesApplication(Applicants.adult()).holds(WEDNESDAY);
        CaseStory two = office.receivesApplication(Applicants.adult()).holds(FRIDAY);
        for (int round = 0; round < 10; round++) {
            String first = round % 2 == 0 ? FRIDAY : WEDNESDAY;
            String second = round % 2 == 0 ? WEDNESDAY : FRIDAY;
            assertThat(atOnce(List.of(
                            () -> hold(one.registrationNumber(), first), () -> hold(two.registrationNumber(), second))))
                    .containsOnly("held");
        }
        assertThat(office.placesIn(WEDNESDAY) + office.placesIn(FRIDAY)).isEqualTo(28);
    }

    private String hold(String registrationNumber, String slot) {
        try {
            appointments.hold(cases.get(new RegistrationNumber(registrationNumber)), new SlotId(slot));
            return "held";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    private static List<String> atOnce(List<Callable<String>> deeds) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(10);
        try {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : people.invokeAll(deeds)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }

    private void displaces(CaseStory... stories) {
        officeAppointments.displace(
                new SlotId(WEDNESDAY),
                List.of(stories).stream().map(CaseStory::number).toList(),
                REASON);
        office.runsDueJobs();
    }

    private void layOut(String id, String slotClass) {
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity)
                values (?, 'DPS', ?, '2026-09-09', '2026-09-09T01:00Z', '2026-09-09T02:00Z', 1)""").params(id, slotClass).update();
    }

    /** Until a place is held is told by the database's clock, which no test moves. */
    private void tenMinutesPass() {
        jdbc.sql("update booking set held_until = held_until - interval '10 minutes' where state = 'HELD'")
                .update();
    }

    private Job job() {
        return management.createJobQuery().messages().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst()
                .orElseThrow();
    }
}
