package id.paspor.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.appointment.Visit.Presence;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.reason.Reason;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counter says who is here, lets others in with a reason, and nobody who is here becomes a no-show. */
@ProcessTest
class CheckInStoryTest {

    private static final String NINE = "DPS-20260909-0900";
    private static final String WALK_IN = "DPS-20260909-0900-WALK-IN";
    private static final String PRIORITY = "DPS-20260909-0900-PRIORITY";
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 9, 9);

    @Autowired
    ImmigrationOffice office;

    @Autowired
    CheckIns checkIns;

    @Autowired
    DayList dayList;

    @Autowired
    Appointments appointments;

    @Autowired
    OfficeAppointments officeAppointments;

    @Autowired
    CaseFiles cases;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void onlyRegularSlotsAreLeft() {
        jdbc.sql("truncate booking").update();
        jdbc.sql("delete from interview_slot where class <> 'regular'").update();
    }

    @Test
    void whoIsHereIsNoNoShowAndWhoIsNotIsOne() {
        CaseStory away = office.receivesApplication(Applicants.adult());
        away.chooses("DPS-20260909-1000").isAccepted();
        CaseStory here = office.receivesApplication(Applicants.adult()).comesToTheInterview();

        Visit visit = checksIn(here.registrationNumber());
        office.runsDueJobs();
        office.timePassesTo("2026-09-10 08:00");

        assertThat(visit.presence()).isEqualTo(Presence.CHECKED_IN);
        ProcessEngineTests.assertThat(here.process()).isWaitingAt("interview");
        assertThat(here.bookings()).containsExactly(NINE + " CHECKED_IN");
        assertThat(here.history()).last().isEqualTo("2026-09-09 09:10 checked-in by dpsCounter");
        ProcessEngineTests.assertThat(away.process()).isWaitingAt("choose-interview-slot");
        assertThat(away.bookings()).containsExactly("DPS-20260909-1000 MISSED");
        here.isApproved();
        assertThat(here.bookings()).containsExactly(NINE + " ATTENDED");
    }

    /** At eight in Jayapura it is still the day before in UTC. */
    @ParameterizedTest
    @CsvSource({"JKS, Asia/Jakarta", "UPG, Asia/Makassar", "DJJ, Asia/Jayapura"})
    void theDayEndsWhereTheOfficeIs(String code, ZoneId zone) {
        CaseStory here = comesTo(code);
        CaseStory away = comesTo(code);
        timePassesTo(WEDNESDAY.atTime(8, 5).atZone(zone));
        office.as(code.toLowerCase() + "Counter", () -> checkIns.checkIn(code, here.registrationNumber()));
        office.runsDueJobs();

        timePassesTo(WEDNESDAY.atTime(LocalTime.of(23, 59)).atZone(zone));
        ProcessEngineTests.assertThat(here.process()).isWaitingAt("interview");
        ProcessEngineTests.assertThat(away.process()).isWaitingAt("interview");
        timePassesTo(WEDNESDAY.plusDays(1).atStartOfDay(zone));

        ProcessEngineTests.assertThat(here.process()).isWaitingAt("interview");
        ProcessEngineTests.assertThat(away.process()).isWaitingAt("choose-interview-slot");
    }

    private CaseStory comesTo(String code) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", code);
        answers.put("product", "electronic-5y");
        return office.receivesApplication(answers)
                .chooses(code + "-20260909-0800")
                .completes(code.toLowerCase() + "DataEntry", "data-entry", Map.of("decision", "accept"));
    }

    private void timePassesTo(ZonedDateTime moment) {
        office.timePassesTo(ImmigrationOffice.wallClock(moment.toInstant()));
    }

    @Test
    void whoIsHereBeforeTheDataAreAcceptedIsNoNoShowEither() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses(NINE);
        office.timePassesTo("2026-09-09 08:50");

        Visit visit = checksIn(budi.registrationNumber());
        office.runsDueJobs();
        assertThat(visit.dataAccepted()).isFalse();
        budi.isAccepted();
        office.timePassesTo("2026-09-10 08:00");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        assertThat(budi.bookings()).containsExactly(NINE + " CHECKED_IN");
    }

    @Test
    void aTimerThatFiresBeforeTheProcessIsToldChangesNothing() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        checksIn(budi.registrationNumber());
        String timer = management
                .createJobQuery()
                .processInstanceId(budi.process().getId())
                .activityId("applicant-absent")
                .singleResult()
                .getId();

        for (int retry = 0; retry < 3; retry++) {
            assertThatThrownBy(() -> management.executeJob(timer)).hasStackTraceContaining("task.raced");
        }
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        office.timePassesTo("2026-09-11 08:00");

        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        assertThat(budi.bookings()).containsExactly(NINE + " CHECKED_IN");
        assertThat(management
                        .createJobQuery()
                        .jobId(timer)
                        .withRetriesLeft()
                        .singleResult()
                        .getDuedate())
                .as("rests as long as a case without its documents")
                .isEqualTo("2026-10-09T15:59:59Z");
    }

    @Test
    void aWrongCheckInIsTakenBackWithAReasonAndTheDayCountsAgain() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        String number = budi.registrationNumber();
        checksIn(number);
        office.runsDueJobs();

        assertThatThrownBy(() -> undoes(number, " x ")).hasMessage("reason: reason.needed");
        assertThatThrownBy(() -> undoes(number, "x".repeat(501))).hasMessage("reason: form.too-long");
        assertThatThrownBy(() -> undoes(number, "a\u0000bc")).hasMessage("reason: form.control-characters");
        undoes(number, "Salah orang");
        office.runsDueJobs();
        assertThatThrownBy(() -> undoes(number, "Salah orang")).hasMessage("check-in.none");

        assertThat(budi.history()).last().isEqualTo("2026-09-09 09:10 check-in-undone by dpsCounter: Salah orang");
        assertThat(budi.bookings()).containsExactly(NINE + " BOOKED");
        assertThat(reason(NINE)).isEqualTo("Salah orang");
        office.timePassesTo("2026-09-10 08:00");
        assertThat(budi.bookings()).containsExactly(NINE + " MISSED");
    }

    @Test
    void everyRefusalSaysWhatIsWrong() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        CaseStory friday = office.receivesApplication(Applicants.adult()).chooses("DPS-20260911-0900");
        CaseStory none = office.receivesApplication(Applicants.adult());
        Map<String, Object> inJakarta = Applicants.adult();
        inJakarta.put("office", "JKS");
        CaseStory elsewhere = office.receivesApplication(inJakarta);
        CaseStory withdrawn = office.receivesApplication(Applicants.adult()).isWithdrawn();

        assertRefused("", "number: check-in.no-number");
        for (String number : List.of("1234", "0000000000000000", elsewhere.registrationNumber(), "x".repeat(5000))) {
            assertRefused(number, "number: check-in.unknown");
        }
        assertRefused(friday.registrationNumber(), "check-in.other-day");
        assertRefused(none.registrationNumber(), "check-in.no-appointment");
        assertRefused(withdrawn.registrationNumber(), "check-in.over");
        String grouped = " " + budi.registrationNumber().replaceAll("(.{4})", "$1 ");
        checksIn(grouped);
        assertRefused(budi.registrationNumber(), "check-in.already");
        office.runsDueJobs();
        budi.lacksDocuments("Akta kelahiran");
        assertRefused(budi.registrationNumber(), "check-in.interviewed");
    }

    @Test
    void ofTwoDesksThatDoDifferentThingsAtOnceOneIsFaster() throws Exception {
        ExecutorService desks = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                CaseStory budi = office.receivesApplication(Applicants.adult());
                budi.completes("dpsCounter", "choose-interview-slot", Map.of("slot", NINE))
                        .isAccepted();
                office.timePassesTo("2026-09-09 00:0" + (round + 1));
                String number = budi.registrationNumber();
                List<Callable<String>> deeds = List.of(
                        () -> answer(() -> checkIns.checkIn("DPS", number)),
                        () -> answer(() -> checkIns.checkIn("DPS", number)),
                        () -> answer(() -> officeAppointments.assign(
                                new RegistrationNumber(number), new SlotId("DPS-20260911-0900"), "Sakit")),
                        () -> answer(() -> officeAppointments.assign(
                                new RegistrationNumber(number), new SlotId("DPS-20260911-0900"), "Sakit")));
                List<String> answers = new ArrayList<>();
                for (Future<String> answer : desks.invokeAll(deeds)) {
                    answers.add(answer.get());
                }
                office.runsDueJobs();

                assertThat(answers)
                        .as("a refusal or done")
                        .contains("done")
                        .allMatch(answer -> answer.matches(
                                "done|task.raced|check-in.(already|undo-first|other-day)|slot: slot.same"));
                assertThat(budi.bookings())
                        .filteredOn(booking -> booking.matches(".*(BOOKED|CHECKED_IN)"))
                        .hasSize(1);
                ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
                office.timePassesTo("2026-09-09 00:0" + (round + 1));
                jdbc.sql("update booking set state = 'RELEASED' where registration_number = ?")
                        .param(number)
                        .update();
            }
        } finally {
            desks.shutdownNow();
        }
    }

    private static String answer(Runnable deed) {
        try {
            deed.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    private void assertRefused(String number, String message) {
        assertThatThrownBy(() -> checksIn(number)).isInstanceOf(Refusal.class).hasMessage(message);
    }

    @Test
    void whoWasAboutToMoveGivesTheOtherPlaceBackByComing() {
        CaseStory budi =
                office.receivesApplication(Applicants.adult()).chooses(NINE).isAccepted();
        office.timePassesTo("2026-09-08 23:58");
        budi.holds("DPS-20260911-0900");
        office.timePassesTo("2026-09-09 00:01");

        checksIn(budi.registrationNumber());

        assertThat(budi.bookings()).containsExactly(NINE + " CHECKED_IN", "DPS-20260911-0900 RELEASED");
        assertThat(office.placesIn("DPS-20260911-0900")).isEqualTo(15);
        assertThatThrownBy(budi::confirms).isInstanceOf(Refusal.class);
    }

    @Test
    void whoComesWithoutAnAppointmentIsLetInByTheWalkInQuotaAndCheckedInAtOnce() {
        layOut(WALK_IN, "walk-in");
        CaseStory first = office.receivesApplication(Applicants.adult());
        CaseStory second = office.receivesApplication(Applicants.adult());
        office.timePassesTo("2026-09-09 09:10");

        assertThatThrownBy(() -> inserts(first, WALK_IN, "")).hasMessage("reason: reason.needed");
        assertThatThrownBy(() -> inserts(first, "DPS-20260911-0900", "Datang dari jauh"))
                .hasMessage("slot: check-in.no-such-place");
        assertThat(first.bookings()).isEmpty();
        inserts(first, WALK_IN, "Datang dari Nusa Penida");
        assertThat(dayList.of("DPS", WEDNESDAY).get(1).visits())
                .extracting(Visit::presence)
                .as("not late for a time that has begun")
                .containsExactly(Presence.EXPECTED);
        checksIn(first.registrationNumber());
        office.runsDueJobs();

        ProcessEngineTests.assertThat(first.process()).isWaitingAt("data-entry");
        assertThat(first.bookings()).containsExactly(WALK_IN + " CHECKED_IN");
        assertThat(reason(WALK_IN)).isEqualTo("Datang dari Nusa Penida");
        assertThat(first.history())
                .endsWith(
                        "2026-09-09 09:10 interview-time-given by dpsCounter: Datang dari Nusa Penida",
                        "2026-09-09 09:10 checked-in by dpsCounter",
                        "2026-09-09 09:10 slot-booked by dpsCounter");
        assertThatThrownBy(() -> inserts(second, WALK_IN, "Datang dari Nusa Penida"))
                .hasMessage("slot: check-in.no-such-place");
        assertThatThrownBy(() -> office.as(
                        "dpsCounter",
                        () -> officeAppointments.assign(second.number(), new SlotId(WALK_IN), "Datang dari jauh")))
                .hasMessage("slot.full");
        assertThat(second.bookings()).isEmpty();
        first.isAccepted();
        office.timePassesTo("2026-09-10 08:00");
        ProcessEngineTests.assertThat(first.process()).isWaitingAt("interview");
    }

    @Test
    void priorityByAgeNeedsNoReasonAndOtherPriorityTheOfficersWord() {
        layOut(PRIORITY, "priority");
        jdbc.sql("update interview_slot set capacity = 2 where id = ?")
                .param(PRIORITY)
                .update();
        Map<String, Object> old = Applicants.adult();
        old.put("dateOfBirth", "1960-04-22");
        CaseStory grandfather = office.receivesApplication(old);
        CaseStory pregnant = office.receivesApplication(Applicants.adult());
        office.timePassesTo("2026-09-09 08:30");

        inserts(grandfather, PRIORITY, "");
        assertThatThrownBy(() -> inserts(pregnant, PRIORITY, "  ")).hasMessage("reason: reason.needed");
        inserts(pregnant, PRIORITY, "Hamil 8 bulan");

        assertThat(grandfather.history())
                .last()
                .isEqualTo("2026-09-09 08:30 interview-time-given by dpsCounter:"
                        + " Prioritas karena usia / Priority by age");
        assertThat(pregnant.history()).last().asString().endsWith("by dpsCounter: Hamil 8 bulan");
        assertThat(office.placesIn(PRIORITY)).isZero();
    }

    @Test
    void whoIsHereIsNotMovedUnlessTheCheckInIsTakenBack() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).comesToTheInterview();
        checksIn(budi.registrationNumber());
        office.runsDueJobs();

        assertThatThrownBy(() -> office.as(
                        "dpsCounter",
                        () -> officeAppointments.assign(
                                budi.number(), new SlotId("DPS-20260911-0900"), "Pulang karena sakit")))
                .hasMessage("check-in.undo-first");
        undoes(budi.registrationNumber(), "Pulang karena sakit");
        office.as(
                "dpsCounter",
                () -> officeAppointments.assign(budi.number(), new SlotId("DPS-20260911-0900"), "Pulang karena sakit"));
        office.runsDueJobs();
        office.timePassesTo("2026-09-10 08:00");

        assertThat(budi.bookings()).containsExactly(NINE + " RELEASED", "DPS-20260911-0900 BOOKED");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        assertThat(budi.openTask().getDueDate()).isEqualTo("2026-09-11T01:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpsCounter", "applicant"})
    void inTheTaskOnlyTheCounterGivesPlacesOfAClassAndOnlyWithAReason(String account) {
        layOut(WALK_IN, "walk-in");
        CaseStory budi = office.receivesApplication(Applicants.adult());
        boolean counter = account.equals("dpsCounter");

        assertThatThrownBy(() -> budi.completes(account, "choose-interview-slot", Map.of("slot", WALK_IN)))
                .hasMessage(counter ? "reason: reason.needed" : "slot: slot.not-entitled");
        Map<String, Object> withReason = Map.of("slot", WALK_IN, "reason", "Ibu hamil tua");
        if (counter) {
            budi.completes(account, "choose-interview-slot", withReason);

            assertThat(reason(WALK_IN)).isEqualTo("Ibu hamil tua");
            assertThat(budi.history())
                    .contains("2026-09-07 08:30 interview-time-given by dpsCounter: Ibu hamil tua")
                    .last()
                    .isEqualTo("2026-09-07 08:30 slot-booked by dpsCounter");
        } else {
            assertThatThrownBy(() -> budi.completes(account, "choose-interview-slot", withReason))
                    .hasMessage("slot: slot.not-entitled");
            assertThat(budi.bookings()).isEmpty();
        }
    }

    @Test
    void theCounterChoosesARegularTimeWithoutAReason() {
        CaseStory budi = office.receivesApplication(Applicants.adult());

        budi.completes("dpsCounter", "choose-interview-slot", Map.of("slot", NINE));

        assertThat(budi.bookings()).containsExactly(NINE + " BOOKED");
        assertThat(budi.history()).noneMatch(line -> line.contains("interview-time-given"));
    }

    @Test
    void theCorrectionStillSaysWhyWhenTheApplicantComesMeanwhile() {
        CaseStory budi =
                office.receivesApplication(Applicants.adult()).chooses(NINE).isReturned("Nama ibu salah");
        office.timePassesTo("2026-09-09 08:50");

        checksIn(budi.registrationNumber());

        assertThat(cases.latestReason(budi.number())).contains(Reason.of("Nama ibu salah"));
    }

    @Test
    void theDayListSaysWhoComesWhoIsHereAndWhatIsLeft() {
        layOut(WALK_IN, "walk-in");
        CaseStory expected = office.receivesApplication(Applicants.adult()).chooses("DPS-20260909-1000");
        CaseStory late =
                office.receivesApplication(Applicants.adult()).chooses(NINE).isAccepted();
        CaseStory here =
                office.receivesApplication(Applicants.adult()).chooses(NINE).isAccepted();
        CaseStory seen = office.receivesApplication(Applicants.adult())
                .chooses("DPS-20260909-0800")
                .isAccepted();
        CaseStory moved =
                office.receivesApplication(Applicants.adult()).chooses(NINE).isAccepted();
        moved.movesInterviewTo("DPS-20260911-0900");
        CaseStory holding = office.receivesApplication(Applicants.adult()).holds(NINE);
        office.timePassesTo("2026-09-09 09:10");
        checksIn(here.registrationNumber());
        office.runsDueJobs();
        seen.isApproved();

        List<InterviewHour> hours = dayList.of("DPS", WEDNESDAY);

        assertThat(hours)
                .hasSize(6)
                .isSortedAccordingTo((one, other) -> one.start().compareTo(other.start()));
        assertThat(hours.stream().flatMap(hour -> hour.visits().stream()))
                .extracting(Visit::registrationNumber, Visit::presence, Visit::dataAccepted)
                .containsExactlyInAnyOrder(
                        tuple(seen, Presence.INTERVIEWED, true),
                        tuple(late, Presence.LATE, true),
                        tuple(here, Presence.CHECKED_IN, true),
                        tuple(expected, Presence.EXPECTED, false));
        InterviewHour nine = hours.get(1);
        assertThat(nine.slots())
                .extracting(slot -> slot.id().value(), Slot::taken, Slot::remaining)
                .as("a place that is held is taken: %s", holding.registrationNumber())
                .containsExactly(Tuple.tuple(WALK_IN, 0, 1), Tuple.tuple(NINE, 3, 12));
        assertThat(dayList.of("JKS", WEDNESDAY)).allMatch(hour -> hour.visits().isEmpty());
        assertThat(dayList.of("DPS", WEDNESDAY.plusDays(3))).as("a Saturday").isEmpty();
        office.timePassesTo("2026-09-10 08:00");
        assertThat(dayList.of("DPS", WEDNESDAY).stream().flatMap(hour -> hour.visits().stream()))
                .extracting(Visit::registrationNumber, Visit::presence)
                .contains(Tuple.tuple(late.number(), Presence.MISSED), Tuple.tuple(here.number(), Presence.CHECKED_IN));
    }

    private static Tuple tuple(CaseStory story, Presence presence, boolean accepted) {
        return Tuple.tuple(story.number(), presence, accepted);
    }

    private Visit checksIn(String number) {
        return office.as("dpsCounter", () -> checkIns.checkIn("DPS", number));
    }

    private void undoes(String number, String reason) {
        office.as("dpsCounter", () -> checkIns.undo("DPS", number, reason));
    }

    private void inserts(CaseStory story, String slot, String reason) {
        office.as("dpsCounter", () -> checkIns.insert("DPS", story.registrationNumber(), slot, reason));
    }

    private String reason(String slot) {
        return jdbc.sql("select reason from booking where slot = ?")
                .param(slot)
                .query(String.class)
                .single();
    }

    private void layOut(String id, String slotClass) {
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity)
                values (?, 'DPS', ?, '2026-09-09', '2026-09-09T01:00Z', '2026-09-09T02:00Z', 1)""").params(id, slotClass).update();
    }
}
