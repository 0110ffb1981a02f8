package id.paspor.quota.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Administrators enter decrees on holidays, supervisors see the calendar, nobody else does either. */
@ServerTest
class CalendarDoorTest {

    private static final String PAGE = "/supervision/calendar";
    private static final String DECREE = PAGE + "/decree";

    /** Late enough that no interview is near. */
    private static final Year YEAR =
            Year.of(LocalDate.now(ZoneId.of("Asia/Jayapura")).getYear() + 2);

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @LocalServerPort
    private int port;

    private Client admin;

    @BeforeEach
    void administrator() {
        admin = Client.session(port, "admin");
        admin.get("/?lang=en");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, 200, 400",
        "btmSupervisor, 200, 403",
        "btmDataEntry, 403, 403",
        "btmInterviewer, 403, 403",
        "btmPrinting, 403, 403",
        "btmCounter, 403, 403",
        "btmTreasurer, 403, 403",
        "applicant, 403, 403"
    })
    void administratorsChangeTheCalendarAndSupervisorsSeeIt(String account, int reading, int changing) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(PAGE).status()).isEqualTo(reading);
        assertThat(somebody.get(DECREE + "?year=" + YEAR).status()).isEqualTo(changing == 400 ? 200 : changing);
        assertThat(somebody.submit("/", DECREE, Map.of("year", YEAR.toString())).status())
                .isEqualTo(changing);
    }

    @Test
    void nobodyIsSentToTheLoginAndNothingIsTakenFromElsewhere() {
        assertThat(Client.nobody(port).get(PAGE).location()).isEqualTo("/login");
        assertThat(Client.nobody(port).get(DECREE + "?year=" + YEAR).location()).isEqualTo("/login");
        assertThat(admin.submitForged(DECREE, decree(YEAR + "-08-17 Proklamasi"))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?year=", "?year=1999", "?year=x", "?year=99999999999"})
    void otherYearsHaveNoForm(String query) {
        assertThat(admin.get(DECREE + query).status()).isIn(400, 404);
    }

    @Test
    void aDecreeIsEnteredOverWhatIsKnownAndShownWithWhoEnteredIt() {
        Client supervisor = Client.session(port, "btmSupervisor");
        assertThat(supervisor.get(PAGE).body())
                .contains("Kalender kantor", "Proklamasi Kemerdekaan", "Belum ada keputusan")
                .doesNotContain("??", DECREE);

        Answer done = admin.submit(
                PAGE,
                DECREE,
                decree(YEAR + "-08-17  Proklamasi\u00a0Kemerdekaan\r\n\r\n" + YEAR + "-12-25 Natal\u200b"));

        assertThat(done.location()).isEqualTo(PAGE);
        String page = admin.get(PAGE).body();
        assertThat(page)
                .contains("The change is in effect.", "SKB Uji", "Added: 25 December " + YEAR + ", Natal", "By admin")
                .doesNotContain("??");
        String form = admin.get(DECREE + "?year=" + YEAR).body();
        assertThat(form).contains(YEAR + "-08-17 Proklamasi Kemerdekaan\n" + YEAR + "-12-25 Natal<");
        assertThat(admin.submit(PAGE, DECREE, decree("")).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "besok Libur",
                "%d-02-30 Hari yang tidak ada",
                "%d-08-17",
                "%d-08-17 A",
                "%d-08-17 12.00 Bukan setengah hari",
                "1999-08-17 Tahun lain",
                "%1$d-08-17 Sekali\n%1$d-08-17 Dua kali",
                "%d-08-17 Bel\u0007",
                "%d/08/17 Garis miring"
            })
    void aLineThatIsNoDayIsNamedAtItsField(String lines) {
        String typed = String.format(lines, YEAR.getValue());

        Answer refused = admin.submit(PAGE, DECREE, decree(typed));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"holidays-problem\"", "This line cannot be used: “")
                .containsOnlyOnce("class=\"paspor-problem\"");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndKept() {
        Map<String, String> sent = decree("x".repeat(6001));
        sent.put("decree", " ");
        Answer tooLong = admin.submit(PAGE, DECREE, sent);
        sent.putAll(
                Map.of("holidays", "<b>", "jointLeave", "kapan", "halfDays", YEAR + "-08-17 Tanpa jam", "decree", "S"));
        Answer unreadable = admin.submit(PAGE, DECREE, sent);
        sent.put("decree", "SKB Uji");
        Answer lines = admin.submit(PAGE, DECREE, sent);

        assertThat(tooLong.body()).contains("id=\"decree-problem\"", "id=\"holidays-problem\"");
        assertThat(lines.status()).isEqualTo(400);
        assertThat(lines.body()).doesNotContain("id=\"decree-problem\"").contains("value=\"SKB Uji\"");
        assertThat(unreadable.body())
                .contains(
                        "id=\"decree-problem\"",
                        "id=\"holidays-problem\"",
                        "id=\"jointLeave-problem\"",
                        "id=\"halfDays-problem\"",
                        "&lt;b&gt;")
                .doesNotContain("<b>", "??");
    }

    @Test
    void whoEntersADecreeOverAnotherIsToldAndChangesNothing() {
        Map<String, String> first = decree(YEAR + "-05-01 Hari Buruh");
        Map<String, String> second = decree(YEAR + "-06-01 Pancasila");
        assertThat(admin.submit(PAGE, DECREE, first).status()).isEqualTo(302);

        Answer refused = admin.submit(PAGE, DECREE, second);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("The calendar was changed since this page was opened.");
        assertThat(admin.submit(PAGE, DECREE, decree("")).status()).isEqualTo(302);
    }

    private Map<String, String> decree(String holidays) {
        Matcher seen = SEEN.matcher(admin.get(DECREE + "?year=" + YEAR).body());
        assertThat(seen.find()).isTrue();
        return new HashMap<>(Map.of(
                "year",
                YEAR.toString(),
                "seen",
                seen.group(1),
                "decree",
                "SKB Uji",
                "holidays",
                holidays,
                "jointLeave",
                "",
                "halfDays",
                ""));
    }
}
