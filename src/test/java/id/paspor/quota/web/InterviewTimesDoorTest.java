package id.paspor.quota.web;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interview times are set by the office's own supervisors and by administrators, and by nobody else. */
@ServerTest
class InterviewTimesDoorTest {

    private static final String PAGE = "/supervision/interview-times";
    private static final Pattern CONFIRMED = Pattern.compile("name=\"confirmed\" value=\"([0-9a-f]{64})\"");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Client supervisor;

    @BeforeEach
    void supervisorOfBatam() {
        supervisor = Client.session(port, "btmSupervisor");
        supervisor.get("/?lang=en");
    }

    @ParameterizedTest
    @CsvSource({
        "btmSupervisor, 200, 200",
        "admin, 200, 200",
        "dpsSupervisor, 404, 404",
        "btmDataEntry, 403, 403",
        "btmInterviewer, 403, 403",
        "btmPrinting, 403, 403",
        "btmCounter, 403, 403",
        "btmTreasurer, 403, 403",
        "applicant, 403, 403"
    })
    void onlyOwnSupervisorsAndAdministratorsSeeAndChangeTheTimes(String account, int reading, int changing) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PAGE + "?office=BTM").status()).isEqualTo(reading);
        assertThat(somebody.get(PAGE + "/close-day?office=BTM").status()).isEqualTo(reading);
        assertThat(somebody.submit(
                                "/", PAGE + "/close-day", Map.of("office", "BTM", "day", "2020-01-01", "reason", "Uji"))
                        .status())
                .isEqualTo(changing == 200 ? 400 : changing);
        assertThat(closedDays()).doesNotContain("2020-01-01");
    }

    @Test
    void nobodyIsSentToTheLoginAndNothingIsTakenFromElsewhere() {
        assertThat(Client.nobody(port).get(PAGE).location()).isEqualTo("/login");
        assertThat(Client.nobody(port).get(PAGE + "/add-rule").location()).isEqualTo("/login");
        Answer forged =
                supervisor.submitForged(PAGE + "/close-day", Map.of("day", day(200).toString(), "reason", "Dari luar"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(closedDays()).doesNotContain(day(200).toString());
    }

    @Test
    void supervisorsSeeTheirOfficeAndAdministratorsChooseOne() {
        String page = supervisor.get(PAGE).body();
        assertThat(page)
                .contains("Interview times, Kantor Imigrasi Batam", "Class regular, Monday, 08.00–12.00")
                .doesNotContain("<select", "??");
        // on a Sunday the next day to open is a Sunday, on which nobody interviews
        assertThat(page.contains("Places for ")).isEqualTo(somePlacesOpenLater());
        assertThat(Client.session(port, "admin").get(PAGE + "?office=DJJ").body())
                .contains("Kantor Imigrasi Jayapura", "<select");
        assertThat(Client.session(port, "admin").get(PAGE + "?office=XXX").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add-rule",
                "release-rolling",
                "release-weekly",
                "release-monthly",
                "close-day",
                "extra-day",
                "cut-day",
                "remove-day?kind=extra&day=2030-01-01",
                "product-quota",
                "remove-product-quota?product=electronic-5y",
                "free"
            })
    void everyFormSpeaksBothLanguages(String form) {
        Answer english = supervisor.get(PAGE + "/" + form);
        Answer indonesian = Client.session(port, "btmSupervisor").get(PAGE + "/" + form);

        assertThat(english.status()).isEqualTo(200);
        assertThat(english.body()).contains(">Reason<").doesNotContain("??");
        assertThat(indonesian.body()).contains(">Alasan<").doesNotContain("??");
    }

    @Test
    void aRuleIsEndedByItsOwnOfficeOnly() {
        long rule = jdbc.sql("select min(id) from quota_rule where office = 'BTM'")
                .query(Long.class)
                .single();
        String form = PAGE + "/end-rule?id=" + rule;

        assertThat(supervisor.get(form).body())
                .contains("Class regular, Monday, 08.00–12.00, 60 minutes, 15 places")
                .doesNotContain("??");
        assertThat(Client.session(port, "dpsSupervisor").get(form).status()).isEqualTo(404);
        Answer refused = supervisor.submit(
                PAGE + "/free",
                PAGE + "/end-rule",
                Map.of("id", String.valueOf(rule), "last", "2020-01-01", "reason", "Tidak perlu"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"last-problem\"", "Last day: That day has passed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove-day?kind=x&day=y", "end-rule?id=9999999", "end-rule", "nothing", "remove-day"})
    void whatDoesNotExistHasNoForm(String form) {
        assertThat(supervisor.get(PAGE + "/" + form).status()).isIn(400, 404);
    }

    @Test
    void badInputIsRefusedAtItsFieldAndKept() {
        Map<String, String> rule = new HashMap<>(Map.of(
                "slotClass", "regular",
                "from", "31-12-2026",
                "opens", "25:00",
                "closes", "",
                "minutes", "<b>60",
                "places", "-1",
                "reason", "<script>alert(1)</script>"));

        Answer unreadable = supervisor.submit(PAGE, PAGE + "/add-rule", rule);
        rule.putAll(Map.of(
                "weekdays",
                "SATURDAY",
                "from",
                day(1).toString(),
                "opens",
                "10:00",
                "closes",
                "09:00",
                "minutes",
                "60"));
        rule.put("places", "1");
        Answer impossible = supervisor.submit(PAGE, PAGE + "/add-rule", rule);

        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body())
                .containsSubsequence(
                        "Weekdays: This is required.",
                        "First day: There is no such date.",
                        "Opens: ",
                        "Closes: This is required.",
                        "Length of an interview (minutes): ",
                        "Places: Must be between 0 and 1",
                        "id=\"weekdays-problem\"",
                        "id=\"from-problem\"",
                        "id=\"opens-problem\"",
                        "id=\"closes-problem\"",
                        "id=\"minutes-problem\"",
                        "id=\"places-problem\"")
                .contains(
                        "value=\"31-12-2026\"",
                        "value=\"&lt;b&gt;60\"",
                        "value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .doesNotContain("<script>alert", "<b>60");
        assertThat(impossible.status()).isEqualTo(400);
        assertThat(impossible.body())
                .contains("id=\"closes-problem\"", "must be after the opening time")
                .doesNotContain("id=\"from-problem\"");
        rule.putAll(Map.of("weekdays", "MONDAY", "closes", "15:00", "places", "3"));
        assertThat(supervisor.submit(PAGE, PAGE + "/add-rule", rule).body())
                .contains("id=\"opens-problem\"", "Another rule holds for the same hours");
        rule.put("reason", "x".repeat(201));
        rule.put("weekdays", "SATURDAY");
        assertThat(supervisor.submit(PAGE, PAGE + "/add-rule", rule).body()).contains("id=\"reason-problem\"");
        assertThat(rules()).isEqualTo(10);
    }

    /** What the tables allow is what the forms allow, and a field that is not sent is missing. */
    @ParameterizedTest
    @CsvSource({
        "add-rule, minutes, 4",
        "add-rule, minutes, 241",
        "add-rule, places, -1",
        "add-rule, places, 1001",
        "add-rule, places, ''",
        "add-rule, slotClass, vip",
        "add-rule, weekdays, 6",
        "extra-day, minutes, 241",
        "extra-day, places, 1001",
        "cut-day, places, -1",
        "cut-day, day, 9999-12-31",
        "product-quota, places, 1001",
        "product-quota, product, paper",
        "release-rolling, days, 0",
        "release-rolling, days, 91",
        "release-weekly, weeks, 13",
        "release-weekly, weekday, NEVER",
        "release-monthly, at, 24:00",
        "close-day, reason, ab",
        "free, reason, '  a '"
    })
    void whatIsBeyondALimitIsRefusedAtItsField(String form, String field, String typed) {
        Map<String, String> sent = new HashMap<>(Map.of(
                "slotClass", "regular",
                "weekdays", "SUNDAY",
                "from", day(1).toString(),
                "day", day(400).toString(),
                "opens", "10:00",
                "closes", "15:00",
                "minutes", "60",
                "places", "1",
                "reason", "Batas"));
        sent.putAll(Map.of("product", "electronic-5y", "at", "09:00", "days", "28", "weeks", "1", "weekday", "FRIDAY"));
        sent.put(field, typed);

        Answer refused = supervisor.submit(PAGE, PAGE + "/" + form, sent);
        sent.remove(field);
        Answer without = supervisor.submit(PAGE, PAGE + "/" + form, sent);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"" + field + "-problem\"")
                .containsOnlyOnce("class=\"paspor-problem\"");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body()).contains("id=\"" + field + "-problem\"", "This is required.");
        assertThat(supervisor.get(PAGE).body()).doesNotContain("Batas");
    }

    @Test
    void anExtraSaturdayCanBeBookedAtOnceAndIsRecorded() {
        LocalDate saturday = day(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        String first = "BTM-" + COMPACT.format(saturday) + "-0900";
        assertThat(slots(saturday)).isEmpty();

        Answer done = supervisor.submit(
                PAGE,
                PAGE + "/extra-day",
                Map.of(
                        "day", saturday.toString(),
                        "opens", "09:00",
                        "closes", "10:30",
                        "minutes", "45",
                        "places", "4",
                        "reason", "Hari layanan keluarga"));

        assertThat(done.location()).isEqualTo(PAGE + "?office=BTM");
        assertThat(slots(saturday)).containsExactly(first, "BTM-" + COMPACT.format(saturday) + "-0945");
        assertThat(supervisor.get(done.location()).body())
                .contains(
                        "The change is in effect.",
                        "Hari layanan keluarga",
                        "By btmSupervisor",
                        "An extra day was opened");
    }

    @Test
    void whoWouldLoseATimeIsShownFirstAndFreedAndToldOnceItIsConfirmed() {
        Walk walk = new Walk(port);
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "BTM");
        Case application = walk.started("applicant", answers);
        String slot = walk.slots("BTM").get(0);
        walk.done("applicant", application, "choose-interview-slot", Map.of("slot", slot));
        LocalDate day = LocalDate.parse(slot.split("-")[1], COMPACT);
        Map<String, String> closing = new HashMap<>(Map.of("day", day.toString(), "reason", "Banjir di kantor"));

        Answer preview = supervisor.submit(PAGE, PAGE + "/close-day", closing);

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .contains("Nothing has been changed yet", application.number().grouped(), "Budi Santoso")
                .contains("Banjir di kantor")
                .doesNotContain("??");
        assertThat(closedDays()).doesNotContain(day.toString());

        closing.put("confirmed", "0".repeat(64));
        assertThat(supervisor.submit(PAGE, PAGE + "/close-day", closing).body()).contains("The list has changed");
        Matcher token = CONFIRMED.matcher(preview.body());
        assertThat(token.find()).isTrue();
        closing.put("confirmed", token.group(1));
        assertThat(supervisor.submit(PAGE, PAGE + "/close-day", closing).status())
                .isEqualTo(302);

        assertThat(closedDays()).contains(day.toString());
        assertThat(slots(day)).isEmpty();
        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select text_english from message where registration_number = ?")
                                        .param(application.registrationNumber())
                                        .query(String.class)
                                        .list())
                                .anyMatch(text -> text.contains("Banjir di kantor")));
        supervisor.submit(
                PAGE, PAGE + "/remove-day", Map.of("kind", "closed", "day", day.toString(), "reason", "Surut"));
        assertThat(slots(day)).isNotEmpty();
    }

    private static LocalDate day(int fromToday) {
        return LocalDate.now(ZoneId.of("Asia/Makassar")).plusDays(fromToday);
    }

    private List<String> slots(LocalDate day) {
        return Client.nobody(port)
                .get("/api/offices/BTM/slots?from=" + day + "&to=" + day)
                .json()
                .findValuesAsText("id");
    }

    private int rules() {
        return jdbc.sql("select count(*) from quota_rule where office = 'BTM'")
                .query(Integer.class)
                .single();
    }

    private List<String> closedDays() {
        return jdbc.sql("select day::text from closed_day where office = 'BTM'")
                .query(String.class)
                .list();
    }

    private boolean somePlacesOpenLater() {
        return jdbc.sql("""
                select count(*) > 0 from interview_slot
                where office = 'BTM' and class = 'regular' and released_at > now() and capacity > 0""").query(Boolean.class).single();
    }
}
