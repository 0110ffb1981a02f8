package id.paspor.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.office.WorkingCalendar;
import id.paspor.office.calendar.CalendarChange;
import id.paspor.office.calendar.CalendarDay;
import id.paspor.office.calendar.CalendarDay.Kind;
import id.paspor.office.calendar.CalendarDays;
import id.paspor.quota.Decrees.Decree;
import id.paspor.quota.rule.Decision;
import id.paspor.quota.rule.NewQuotaRule;
import id.paspor.quota.rule.QuotaChange;
import id.paspor.quota.rule.QuotaRule;
import id.paspor.quota.rule.ReleaseRule;
import id.paspor.quota.rule.SpecialDay;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A supervisor changes how many interviews the office has, and nobody is moved silently. */
@ProcessTest
class QuotaStoryTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 9, 9);
    private static final LocalDate ELECTION = LocalDate.of(2026, 9, 29);
    private static final LocalDate NYEPI = LocalDate.of(2027, 3, 8);
    private static final Year Y2026 = Year.of(2026);
    private static final Year Y2027 = Year.of(2027);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 9, 12);
    private static final String AT_NINE = "DPS-20260909-0900";
    private static final Decision BECAUSE = new Decision("Jadwal baru", null);

    @Autowired
    ImmigrationOffice office;

    @Autowired
    QuotaRules rules;

    @Autowired
    SpecialDays specialDays;

    @Autowired
    Appointments appointments;

    @Autowired
    CaseFiles cases;

    @Autowired
    Decrees decrees;

    @Autowired
    CalendarDays calendarDays;

    @Autowired
    WorkingCalendar workingCalendar;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Offices offices;

    @Autowired
    JdbcClient jdbc;

    private Office denpasar;

    @BeforeEach
    void denpasar() {
        denpasar = offices.get("DPS");
    }

    @Test
    void anOfficeBeginsWithTheRulesOfItsSettingsAndPausesAtNoon() {
        assertThat(rules.rules(denpasar))
                .extracting(rule -> rule.weekday() + " " + rule.opens() + " " + rule.closes() + " " + rule.minutes()
                        + " " + rule.places())
                .containsExactly(
                        "MONDAY 08:00 12:00 60 15",
                        "MONDAY 13:00 15:00 60 15",
                        "TUESDAY 08:00 12:00 60 15",
                        "TUESDAY 13:00 15:00 60 15",
                        "WEDNESDAY 08:00 12:00 60 15",
                        "WEDNESDAY 13:00 15:00 60 15",
                        "THURSDAY 08:00 12:00 60 15",
                        "THURSDAY 13:00 15:00 60 15",
                        "FRIDAY 08:00 11:30 60 15",
                        "FRIDAY 13:00 15:00 60 15");
        assertThat(rules.release(denpasar)).isEqualTo(ReleaseRule.rolling(28, LocalTime.MIDNIGHT));
        assertThat(slotsOn(LocalDate.of(2026, 10, 5))).hasSize(6);
        assertThat(slotsOn(LocalDate.of(2026, 10, 2)))
                .as("on a Friday")
                .containsExactly(
                        "DPS-20261002-0800 15",
                        "DPS-20261002-0900 15",
                        "DPS-20261002-1000 15",
                        "DPS-20261002-1300 15",
                        "DPS-20261002-1400 15");
        assertThat(rules.nextRelease(denpasar))
                .contains(new Release(
                        LocalDate.of(2026, 10, 6),
                        LocalDate.of(2026, 10, 6),
                        ImmigrationOffice.instant("2026-09-08 00:00")));
    }

    @Test
    void aNewRuleIsThereAtOnceAndRecorded() {
        assertThat(add(saturdays(6, false), BECAUSE)).isEmpty();

        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260912-0930");
        assertThat(budi.bookings()).containsExactly("DPS-20260912-0930 BOOKED");
        assertThat(office.placesIn("DPS-20260912-0930")).isEqualTo(5);
        QuotaChange change = rules.changes(denpasar).get(0);
        assertThat(change.changedBy()).isEqualTo("dpsSupervisor");
        assertThat(change.what()).isEqualTo("quota.change.rule-added");
        assertThat(change.details())
                .containsEntry("weekdays", List.of(6))
                .containsEntry("places", 6)
                .containsEntry("reason", "Jadwal baru")
                .doesNotContainKey("to");
    }

    @Test
    void aRuleThatOverlapsAnotherIsRefusedUnlessItReplacesIt() {
        NewQuotaRule wednesdays = new NewQuotaRule(
                SlotClass.REGULAR,
                Set.of(DayOfWeek.WEDNESDAY),
                LocalDate.of(2026, 9, 16),
                LocalDate.of(2026, 9, 23),
                LocalTime.of(14, 0),
                LocalTime.of(16, 0),
                30,
                4,
                false);
        assertThatThrownBy(() -> add(wednesdays, BECAUSE))
                .isInstanceOf(Refusal.class)
                .hasMessage("opens: quota.overlaps");
        assertThat(rules.rules(denpasar)).hasSize(10);

        add(
                new NewQuotaRule(
                        SlotClass.REGULAR,
                        wednesdays.weekdays(),
                        wednesdays.from(),
                        wednesdays.to(),
                        wednesdays.opens(),
                        wednesdays.closes(),
                        30,
                        4,
                        true),
                BECAUSE);

        assertThat(slotsOn(WEDNESDAY)).hasSize(6);
        assertThat(slotsOn(LocalDate.of(2026, 9, 16)))
                .containsExactly(
                        "DPS-20260916-0800 15",
                        "DPS-20260916-0900 15",
                        "DPS-20260916-1000 15",
                        "DPS-20260916-1100 15",
                        "DPS-20260916-1400 4",
                        "DPS-20260916-1430 4",
                        "DPS-20260916-1500 4",
                        "DPS-20260916-1530 4");
        assertThat(slotsOn(LocalDate.of(2026, 9, 23))).hasSize(8);
        assertThat(slotsOn(LocalDate.of(2026, 9, 30)))
                .as("the old rule goes on")
                .hasSize(6);
    }

    @Test
    void impossibleRulesAreRefusedAtEveryField() {
        assertThatThrownBy(() -> add(
                        new NewQuotaRule(
                                SlotClass.REGULAR,
                                Set.of(DayOfWeek.SATURDAY),
                                LocalDate.of(2026, 9, 6),
                                LocalDate.of(2026, 9, 5),
                                LocalTime.of(10, 0),
                                LocalTime.of(10, 0),
                                60,
                                1,
                                false),
                        BECAUSE))
                .isInstanceOf(Refusal.class)
                .hasMessage("from: quota.past, to: days.end-before-they-begin, closes: quota.closes-before-it-opens");
        assertThatThrownBy(() -> add(
                        new NewQuotaRule(
                                SlotClass.REGULAR,
                                Set.of(DayOfWeek.SATURDAY),
                                LocalDate.of(2029, 1, 1),
                                null,
                                LocalTime.of(8, 0),
                                LocalTime.of(8, 59),
                                60,
                                1,
                                false),
                        BECAUSE))
                .hasMessage("from: quota.too-far, minutes: quota.no-slot-fits");
        assertThat(rules.rules(denpasar)).hasSize(10);
        assertThat(rules.changes(denpasar)).isEmpty();
    }

    @Test
    void aCutBelowWhatIsBookedIsShownFirstAndThenTheLatestBookedLoseTheirTimes() {
        List<CaseStory> booked = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            booked.add(office.receivesApplication(Applicants.adult()).chooses(AT_NINE));
        }
        booked.get(0).isAccepted();
        booked.get(3).isAccepted();

        Preview preview = cut(2, BECAUSE).orElseThrow();

        assertThat(preview.affected())
                .extracting(Affected::registrationNumber)
                .containsExactly(booked.get(3).number(), booked.get(2).number());
        assertThat(preview.affected().get(0).applicant()).endsWith(" Budi Santoso");
        assertThat(office.placesIn(AT_NINE)).as("nothing was changed").isEqualTo(11);
        assertThat(rules.changes(denpasar)).isEmpty();

        assertThat(cut(2, new Decision("Komputer rusak", preview.token()))).isEmpty();
        office.runsDueJobs();

        assertThat(office.placesIn(AT_NINE)).isZero();
        assertThat(booked.get(0).bookings()).containsExactly(AT_NINE + " BOOKED");
        assertThat(booked.get(1).bookings()).containsExactly(AT_NINE + " BOOKED");
        assertThat(booked.get(2).bookings()).containsExactly(AT_NINE + " DISPLACED");
        assertThat(booked.get(3).bookings()).containsExactly(AT_NINE + " DISPLACED");
        assertThat(booked.get(3).lastMessage().textEnglish()).contains("Komputer rusak");
        ProcessEngineTests.assertThat(booked.get(3).process()).isWaitingAt("choose-interview-slot");
        assertThat(rules.changes(denpasar).get(0).details())
                .containsEntry("displaced", 2)
                .containsEntry("day", "2026-09-09");
        assertThat(office.rowsIn("displacement")).isZero();
        assertThat(capacity(AT_NINE)).isEqualTo(2);
    }

    @Test
    void whoBooksBetweenPreviewAndConfirmationIsShownBeforeAnythingHappens() {
        office.receivesApplication(Applicants.adult()).chooses(AT_NINE);
        Preview preview = cut(0, BECAUSE).orElseThrow();
        CaseStory late = office.receivesApplication(Applicants.adult()).chooses(AT_NINE);

        Optional<Preview> again = cut(0, new Decision("Komputer rusak", preview.token()));

        assertThat(again.orElseThrow().affected()).hasSize(2);
        assertThat(late.bookings()).containsExactly(AT_NINE + " BOOKED");
        assertThat(rules.changes(denpasar)).isEmpty();
    }

    @Test
    void aHolidayDecreedLaterFreesItsBookingsTellsTheApplicantsAndCountsForDeadlines() {
        CaseStory budi =
                office.receivesApplication(Applicants.adult()).chooses(AT_NINE).isAccepted();
        Decision decree = new Decision("Cuti bersama menurut SKB", null);
        Preview preview = close(WEDNESDAY, decree).orElseThrow();

        assertThat(close(WEDNESDAY, new Decision(decree.reason(), preview.token())))
                .isEmpty();
        office.runsDueJobs();

        assertThat(budi.bookings()).containsExactly(AT_NINE + " DISPLACED");
        assertThat(budi.lastMessage().textEnglish()).contains("Cuti bersama menurut SKB");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("choose-interview-slot");
        assertThat(slotsOn(WEDNESDAY)).isEmpty();
        assertThat(deadlines.endOf("DPS", Period.ofDays(2))).isEqualTo("2026-09-10T15:59:59Z"); // not Wednesday the 9th
        assertThat(deadlines.endOf("UPG", Period.ofDays(2))).isEqualTo("2026-09-09T15:59:59Z");

        budi.chooses("DPS-20260910-0900");
        ProcessEngineTests.assertThat(budi.process()).isWaitingAt("interview");
        remove(SpecialDay.Kind.CLOSED, WEDNESDAY, BECAUSE);
        assertThat(slotsOn(WEDNESDAY)).hasSize(6);
    }

    @Test
    void aDecreeFreesTheBookingsOfAllOfficesAndTellsTheApplicants() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260929-0900");
        CaseStory sari = office.receivesApplication(at("DJJ")).chooses("DJJ-20260929-1000");
        close(ELECTION, new Decision("Pemilihan daerah", null));
        Decree decree = with(Y2026, new CalendarDay(ELECTION, Kind.HOLIDAY, "Pemilihan umum", null, null));

        Preview preview = enter(decree, "Keppres 25/2026", null).orElseThrow();
        assertThat(preview.affected())
                .extracting(Affected::registrationNumber)
                .containsExactlyInAnyOrder(budi.number(), sari.number());
        assertThat(calendarDays.of(Y2026)).as("nothing was changed").hasSize(25);
        assertThat(slotsOn(ELECTION)).isNotEmpty();

        String reckonedBy = workingCalendar.version(offices.get("UPG"));
        assertThat(enter(decree, "Keppres 25/2026", preview.token())).isEmpty();
        assertThat(workingCalendar.version(offices.get("UPG")))
                .as("clocks are reckoned anew")
                .isNotEqualTo(reckonedBy);
        office.runsDueJobs();

        assertThat(budi.bookings()).containsExactly("DPS-20260929-0900 DISPLACED");
        assertThat(sari.bookings()).containsExactly("DJJ-20260929-1000 DISPLACED");
        assertThat(sari.lastMessage().textEnglish()).contains("Keppres 25/2026");
        assertThat(slotsOn(ELECTION)).isEmpty();
        assertThat(workingCalendar.plusWorkingDays("UPG", ELECTION.minusDays(1), 1))
                .isEqualTo(ELECTION.plusDays(1));
        assertThat(rules.changes(offices.get("DJJ")).get(0).details())
                .containsEntry("reason", "Keppres 25/2026")
                .containsEntry("displaced", 1);
        CalendarChange change = calendarDays.changes().get(0);
        assertThat(change.changedBy()).isEqualTo("admin");
        assertThat(change.what()).isEqualTo(CalendarChange.What.ADDED);
        assertThatThrownBy(() -> enter(decree, "Keppres 26/2026", null)).hasMessage("calendar.changed-meanwhile");
        assertThatThrownBy(() -> jdbc.sql("delete from calendar_change").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void whoIsInterviewedBeforeOfficesCloseEarlyKeepsTheTime() {
        CaseStory early = office.receivesApplication(Applicants.adult()).chooses("DPS-20260929-1000");
        CaseStory late = office.receivesApplication(Applicants.adult()).chooses("DPS-20260929-1100");
        Decree decree =
                with(Y2026, new CalendarDay(ELECTION, Kind.HALF_DAY, "Malam takbiran", LocalTime.of(11, 30), null));

        Preview preview = enter(decree, "SE 3/2026", null).orElseThrow();
        enter(decree, "SE 3/2026", preview.token());

        assertThat(early.bookings()).containsExactly("DPS-20260929-1000 BOOKED");
        assertThat(late.bookings()).containsExactly("DPS-20260929-1100 DISPLACED");
        assertThat(workingCalendar.isOpen("DPS", ELECTION)).isTrue();
        assertThatThrownBy(() -> enter(
                        with(Y2027, new CalendarDay(NYEPI, Kind.HALF_DAY, "Malam", LocalTime.of(8, 0), null)),
                        "SE",
                        null))
                .hasMessage("halfDays: calendar.closes-early");
    }

    @Test
    void computedDaysAreClosedUntilADecreeConfirmsMovesOrDropsThem() {
        assertThat(calendarDays.of(Y2027)).hasSize(17).allMatch(CalendarDay::isComputed);
        assertThat(workingCalendar.isOpen("DPS", NYEPI)).isFalse();
        List<CalendarDay> days = new ArrayList<>(calendarDays.of(Y2027));
        String seen = CalendarDays.version(days);
        days.removeIf(day -> day.day().equals(NYEPI) || day.day().equals(LocalDate.of(2027, 1, 5)));
        days.add(
                new CalendarDay(NYEPI.plusDays(1), Kind.HOLIDAY, "Hari Suci Nyepi (Tahun Baru Saka 1949)", null, null));

        assertThat(enter(new Decree(Y2027, days, seen), "SKB 1/2026", null)).isEmpty();

        assertThat(calendarDays.of(Y2027)).hasSize(16).allMatch(day -> "SKB 1/2026".equals(day.decree()));
        assertThat(calendarDays.changes())
                .extracting(CalendarChange::what)
                .containsOnly(CalendarChange.What.CONFIRMED, CalendarChange.What.DROPPED, CalendarChange.What.ADDED)
                .hasSize(18);
        assertThat(workingCalendar.isOpen("DPS", NYEPI)).as("moved").isTrue();
        assertThat(workingCalendar.isOpen("DPS", NYEPI.plusDays(1))).isFalse();
        assertThat(workingCalendar.isOpen("JKS", LocalDate.of(2027, 1, 5)))
                .as("dropped")
                .isTrue();

        CalendarDay leave = new CalendarDay(LocalDate.of(2027, 3, 12), Kind.JOINT_LEAVE, "Idulfitri", null, null);
        enter(with(Y2027, leave), "SKB 2/2027", null);
        assertThat(calendarDays.of(Y2027))
                .filteredOn(day -> "SKB 2/2027".equals(day.decree()))
                .as("what an earlier decree says stays with it")
                .hasSize(1);
    }

    @Test
    void daysThatHavePassedAreNeitherAddedNorChangedNorDropped() {
        List<CalendarDay> days = new ArrayList<>(calendarDays.of(Y2026));
        String seen = CalendarDays.version(days);
        assertThatThrownBy(() -> enter(new Decree(Y2026, days, seen), "SKB", null))
                .hasMessage("decree: calendar.nothing-changes");
        days.removeIf(day -> day.day().equals(LocalDate.of(2026, 8, 25)));
        days.set(0, new CalendarDay(LocalDate.of(2026, 1, 1), Kind.JOINT_LEAVE, "Tahun Baru", null, null));
        days.add(new CalendarDay(LocalDate.of(2026, 9, 6), Kind.HOLIDAY, "Hari kemarin", null, null));

        assertThatThrownBy(() -> enter(new Decree(Y2026, days, seen), "SKB", null))
                .hasMessage("jointLeave: calendar.past, holidays: calendar.past, holidays: calendar.past");
        assertThat(calendarDays.changes()).isEmpty();
    }

    @Test
    void anExtraSaturdayOpensAndIsTakenBackWithItsBookings() {
        LocalTime nine = LocalTime.of(9, 0);
        LocalTime eleven = LocalTime.of(11, 0);
        assertThat(slotsOn(SATURDAY)).isEmpty();

        asSupervisor(() -> specialDays.addExtra(denpasar, SATURDAY, nine, eleven, 60, 3, BECAUSE));

        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260912-1000");
        assertThat(slotsOn(SATURDAY)).containsExactly("DPS-20260912-0900 3", "DPS-20260912-1000 3");
        assertThatThrownBy(() ->
                        asSupervisor(() -> specialDays.addExtra(denpasar, SATURDAY, nine, eleven, 60, 3, BECAUSE)))
                .hasMessage("day: quota.day-taken");
        assertThatThrownBy(() ->
                        asSupervisor(() -> specialDays.addExtra(denpasar, WEDNESDAY, nine, eleven, 60, 3, BECAUSE)))
                .hasMessage("day: quota.open-already");

        Preview preview = remove(SpecialDay.Kind.EXTRA, SATURDAY, BECAUSE).orElseThrow();
        remove(SpecialDay.Kind.EXTRA, SATURDAY, new Decision("Batal", preview.token()));
        office.runsDueJobs();

        assertThat(budi.bookings()).containsExactly("DPS-20260912-1000 DISPLACED");
        assertThat(slotsOn(SATURDAY)).isEmpty();
    }

    @Test
    void impossibleSpecialDaysAreRefused() {
        LocalDate yesterday = LocalDate.of(2026, 9, 6);
        close(WEDNESDAY, BECAUSE);

        assertThatThrownBy(() -> close(yesterday, BECAUSE)).hasMessage("day: quota.past");
        assertThatThrownBy(() -> close(WEDNESDAY, BECAUSE)).hasMessage("day: quota.closed-already");
        assertThatThrownBy(() -> close(LocalDate.of(2026, 12, 25), BECAUSE)).hasMessage("day: quota.closed-already");
        assertThatThrownBy(() -> cut(1, BECAUSE)).hasMessage("day: quota.day-taken");
        assertThatThrownBy(() -> asSupervisor(() -> specialDays.cut(denpasar, SATURDAY, 1, BECAUSE)))
                .hasMessage("day: quota.nothing-to-cut");
        assertThatThrownBy(() -> remove(SpecialDay.Kind.EXTRA, WEDNESDAY, BECAUSE))
                .hasMessage("quota.day-unknown");
    }

    @Test
    void aChangedReleaseRuleReachesWhatIsNotReleasedYetOnly() {
        setRelease(ReleaseRule.weekly(DayOfWeek.FRIDAY, 1, LocalTime.of(14, 0)));

        assertThat(rules.nextRelease(denpasar))
                .contains(new Release(
                        LocalDate.of(2026, 10, 6),
                        LocalDate.of(2026, 10, 9),
                        ImmigrationOffice.instant("2026-10-02 14:00")));
        assertThat(releasedAt("DPS-20260914-0900")).isEqualTo("2026-08-17 00:00");

        setRelease(ReleaseRule.monthly(LocalTime.of(9, 0)));

        assertThat(rules.nextRelease(denpasar).orElseThrow().at())
                .as("those of October that were not released, on the last working day of September")
                .isEqualTo(ImmigrationOffice.instant("2026-09-30 09:00"));
        assertThat(slotsOn(LocalDate.of(2026, 11, 30)))
                .as("the month after the next")
                .hasSize(6);
        assertThat(releasedAt("DPS-20261130-0900")).isEqualTo("2026-10-30 09:00");
    }

    @Test
    void whatIsNotReleasedCannotBeBookedUntilItsMoment() {
        CaseStory budi = office.receivesApplication(Applicants.adult());
        assertThatThrownBy(() -> budi.chooses("DPS-20261006-0900")).hasMessage("slot.not-released");

        office.timePassesTo("2026-09-08 00:00");

        budi.chooses("DPS-20261006-0900");
        assertThat(budi.bookings()).containsExactly("DPS-20261006-0900 BOOKED");
    }

    @Test
    void endingARuleTakesItsLaterPlaces() {
        QuotaRule wednesdays = rules.rules(denpasar).get(4);
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses("DPS-20260916-0900");

        assertThatThrownBy(() ->
                        asSupervisor(() -> rules.end(denpasar, wednesdays.id(), LocalDate.of(2026, 9, 6), BECAUSE)))
                .hasMessage("last: quota.past");
        assertThatThrownBy(() -> asSupervisor(() -> rules.end(offices.get("JKS"), wednesdays.id(), WEDNESDAY, BECAUSE)))
                .hasMessage("quota.rule-unknown");
        Preview preview = asSupervisor(() -> rules.end(denpasar, wednesdays.id(), WEDNESDAY, BECAUSE))
                .orElseThrow();
        asSupervisor(() -> rules.end(denpasar, wednesdays.id(), WEDNESDAY, new Decision("Tutup", preview.token())));

        assertThat(slotsOn(WEDNESDAY)).hasSize(6);
        assertThat(slotsOn(LocalDate.of(2026, 9, 16)))
                .as("those of the other rule of Wednesdays stay")
                .containsExactly("DPS-20260916-1300 15", "DPS-20260916-1400 15");
        assertThat(budi.bookings()).containsExactly("DPS-20260916-0900 DISPLACED");
    }

    @Test
    void aHolidayThatComesWithTheSettingsFreesNobodyUntilASupervisorConfirmsIt() {
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses(AT_NINE);
        // as a new version of the program with another calendar finds it
        jdbc.sql("insert into closed_day values ('DPS', ?, 'Libur', now(), 'x')")
                .param(WEDNESDAY)
                .update();

        office.laysOutSlots();

        assertThat(budi.bookings()).containsExactly(AT_NINE + " BOOKED");
        assertThat(office.placesIn(AT_NINE)).isZero();
        assertThat(rules.overbooked(denpasar)).hasSize(1);
        Preview preview = asSupervisor(() -> rules.free(denpasar, BECAUSE)).orElseThrow();
        asSupervisor(() -> rules.free(denpasar, new Decision("Hari libur", preview.token())));
        assertThat(budi.bookings()).containsExactly(AT_NINE + " DISPLACED");
        assertThat(rules.overbooked(denpasar)).isEmpty();
    }

    @Test
    void productsOfWhichBlanksAreShortHaveALimitADay() {
        Product electronic = Product.ELECTRONIC_10Y;
        CaseStory first = office.receivesApplication(Applicants.adult()).chooses(AT_NINE);
        asSupervisor(() -> rules.setProductQuota(denpasar, electronic, 2, BECAUSE));

        CaseStory second = office.receivesApplication(Applicants.adult()).holds("DPS-20260909-1000");
        CaseStory third = office.receivesApplication(Applicants.adult());
        assertThatThrownBy(() -> third.holds("DPS-20260909-1100")).hasMessage("slot.no-blanks");
        assertThat(freeOn(third, WEDNESDAY)).as("what its calendar shows").isZero();
        assertThat(office.placesIn("DPS-20260909-1100")).isEqualTo(15);
        office.receivesApplication(ordinary()).chooses("DPS-20260909-1100");

        second.holds("DPS-20260910-1000");
        third.chooses("DPS-20260909-1100");
        asSupervisor(() -> rules.setProductQuota(denpasar, electronic, 1, BECAUSE));
        first.isWithdrawn();
        CaseStory fourth = office.receivesApplication(Applicants.adult());
        assertThatThrownBy(() -> fourth.holds(AT_NINE))
                .as("beyond the new limit")
                .hasMessage("slot.no-blanks");
        second.isWithdrawn();
        third.isWithdrawn();
        fourth.chooses(AT_NINE);
        CaseStory fifth = office.receivesApplication(Applicants.adult());
        assertThatThrownBy(() -> fifth.holds(AT_NINE)).hasMessage("slot.no-blanks");
        assertThat(rules.productQuotas(denpasar)).isEqualTo(Map.of(electronic, 1));
        assertThatThrownBy(() ->
                        asSupervisor(() -> rules.setProductQuota(offices.get("JKS"), Product.ORDINARY_5Y, 1, BECAUSE)))
                .hasMessage("product: office.product-not-offered");

        asSupervisor(() -> rules.removeProductQuota(denpasar, electronic, BECAUSE));
        fifth.holds(AT_NINE);
        assertThat(office.rowsIn("product_day")).isZero();
    }

    @Test
    void aPlaceIsGivenBackForTheProductThatItWasTakenFor() {
        asSupervisor(() -> rules.setProductQuota(denpasar, Product.ORDINARY_5Y, 1, BECAUSE));
        asSupervisor(() -> rules.setProductQuota(denpasar, Product.ELECTRONIC_10Y, 1, BECAUSE));
        CaseStory budi = office.receivesApplication(Applicants.adult()).chooses(AT_NINE);
        office.receivesApplication(ordinary()).chooses(AT_NINE);
        budi.isReturned("Paspor yang lebih murah diminta").corrects(Map.of("product", "ordinary-5y"));

        budi.isWithdrawn();

        CaseStory late = office.receivesApplication(ordinary());
        assertThatThrownBy(() -> late.holds(AT_NINE)).hasMessage("slot.no-blanks");
        CaseStory another = office.receivesApplication(Applicants.adult());
        another.holds(AT_NINE);
        assertThat(another.bookings()).containsExactly(AT_NINE + " HELD");
    }

    @Test
    void ofTwoSupervisorsWhoAddTheSameRuleAtOnceOneIsRefused() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<String> adding = () -> {
                try {
                    add(saturdays(6, false), BECAUSE);
                    return "added";
                } catch (Refusal refusal) {
                    return refusal.getMessage();
                }
            };
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : both.invokeAll(List.of(adding, adding))) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("added", "opens: quota.overlaps");
        } finally {
            both.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1, '2026-09-07', null, '14:59', '16:00', 60, 5: quota_rules_never_overlap",
                "1, '2026-09-07', '2026-09-07', '08:00', '15:00', 60, 15: quota_rules_never_overlap",
                "6, '2026-09-07', '2026-09-06', '08:00', '15:00', 60, 15: quota_rule_check",
                "6, '2026-09-07', null, '08:00', '08:00', 60, 15: one_slot_fits",
                "6, '2026-09-07', null, '08:00', '08:59', 60, 15: one_slot_fits",
                "6, '2026-09-07', null, '08:00', '15:00', 4, 15: slot_minutes",
                "6, '2026-09-07', null, '08:00', '15:00', 60, -1: places",
                "8, '2026-09-07', null, '08:00', '15:00', 60, 15: weekday"
            })
    void theTableRefusesRulesThatOverlapOrAreImpossible(String rule) {
        String values = rule.substring(0, rule.lastIndexOf(": "));
        String constraint = rule.substring(rule.lastIndexOf(": ") + 2);

        assertThatThrownBy(() -> jdbc.sql("insert into quota_rule"
                                + " (office, class, weekday, valid_from, valid_to, opens, closes, slot_minutes, places)"
                                + " values ('DPS', 'regular', " + values + ")")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
    }

    @Test
    void theTablesPromiseNoBlankTwiceAndForgetNoChange() {
        add(saturdays(6, false), BECAUSE);

        assertThatThrownBy(() -> jdbc.sql("insert into product_day values ('DPS', 'electronic-5y', '2026-09-09', 2, 3)")
                        .update())
                .hasMessageContaining("no_blanks_promised_twice");
        assertThatThrownBy(() ->
                        jdbc.sql("update quota_change set changed_by = 'x'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from quota_change").update()).hasMessageContaining("append-only");
    }

    private static Map<String, Object> ordinary() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("product", "ordinary-5y");
        return answers;
    }

    private long freeOn(CaseStory story, LocalDate day) {
        return appointments.choosable(cases.get(story.number())).stream()
                .filter(slot ->
                        LocalDate.ofInstant(slot.start(), denpasar.zone()).equals(day))
                .count();
    }

    private Optional<Preview> add(NewQuotaRule rule, Decision decision) {
        return asSupervisor(() -> rules.add(denpasar, rule, decision));
    }

    private Optional<Preview> cut(int places, Decision decision) {
        return asSupervisor(() -> specialDays.cut(denpasar, WEDNESDAY, places, decision));
    }

    private Optional<Preview> close(LocalDate day, Decision decision) {
        return asSupervisor(() -> specialDays.close(denpasar, day, decision));
    }

    private Optional<Preview> remove(SpecialDay.Kind kind, LocalDate day, Decision decision) {
        return asSupervisor(() -> specialDays.remove(denpasar, kind, day, decision));
    }

    private void setRelease(ReleaseRule rule) {
        asSupervisor(() -> rules.setRelease(denpasar, rule, BECAUSE));
    }

    private Decree with(Year year, CalendarDay added) {
        List<CalendarDay> present = calendarDays.of(year);
        List<CalendarDay> days = new ArrayList<>(present);
        days.removeIf(day -> day.day().equals(added.day()));
        days.add(added);
        return new Decree(year, days, CalendarDays.version(present));
    }

    private Optional<Preview> enter(Decree decree, String name, String confirmed) {
        return office.as("admin", () -> decrees.enter(decree, new Decision(name, confirmed)));
    }

    private static Map<String, Object> at(String office) {
        Map<String, Object> answers = Applicants.adult();
        answers.putAll(Map.of("office", office, "product", "ordinary-5y"));
        return answers;
    }

    private <T> T asSupervisor(Supplier<T> deed) {
        return office.as("dpsSupervisor", deed);
    }

    private static NewQuotaRule saturdays(int places, boolean replaces) {
        return new NewQuotaRule(
                SlotClass.REGULAR,
                Set.of(DayOfWeek.SATURDAY),
                LocalDate.of(2026, 9, 7),
                null,
                LocalTime.of(9, 0),
                LocalTime.of(11, 0),
                30,
                places,
                replaces);
    }

    private List<String> slotsOn(LocalDate day) {
        return jdbc.sql("select id || ' ' || capacity from interview_slot"
                        + " where office = 'DPS' and day = ? and capacity > 0 order by id")
                .param(day)
                .query(String.class)
                .list();
    }

    private int capacity(String slot) {
        return jdbc.sql("select capacity from interview_slot where id = ?")
                .param(slot)
                .query(Integer.class)
                .single();
    }

    private String releasedAt(String slot) {
        return ImmigrationOffice.wallClock(jdbc.sql("select released_at from interview_slot where id = ?")
                .param(slot)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single());
    }
}
