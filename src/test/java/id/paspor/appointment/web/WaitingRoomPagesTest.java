package id.paspor.appointment.web;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Memories;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The line before a release and the waitlist, from outside, at the office of Batam. */
@ServerTest
class WaitingRoomPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext program;

    @Autowired
    private IdentityService identity;

    private Client applicant;
    private Case application;
    private String page;

    @BeforeEach
    void anApplication() {
        everythingElseWasReleasedLongAgo();
        actsAs("applicant");
    }

    private void actsAs(String account) {
        applicant = Client.session(port, account);
        application = applied(account);
        page = "/applications/" + application.registrationNumber() + "/appointment";
    }

    /** Whatever the time of day, no other release is near. */
    private void everythingElseWasReleasedLongAgo() {
        jdbc.sql("update interview_slot set released_at = now() - interval '1 month'"
                        + " where office = 'BTM' and released_at > now() - interval '1 month'")
                .update();
    }

    private Case applied(String account) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "BTM");
        return new Walk(port).started(account, answers);
    }

    @AfterEach
    void noLineIsLeft() {
        jdbc.sql("delete from waiting_room where office = 'BTM'").update();
        jdbc.sql("delete from interview_slot where id like 'BTM-RELEASE%'").update();
    }

    /** A release, and so many people who came before. */
    private void released(String when, int people) {
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)
                values ('BTM-RELEASE', 'BTM', 'priority', current_date - 1, now() - interval '1 day',
                    now() - interval '23 hours', 1, now() + cast(? as interval))""").param(when).update();
        if (people > 0) {
            jdbc.sql("""
                    insert into waiting_room (office, opens_at, drawn_at, last_position)
                    select office, released_at, released_at, ? from interview_slot where id = 'BTM-RELEASE'""").param(people).update();
        }
        new Memories(program).areForgotten();
    }

    private JsonNode place(String state) {
        return await().until(
                        () -> applicant.get(page + "/place").json(),
                        place -> place.get("state").asText().equals(state));
    }

    @Test
    void withoutALineTheCalendarIsShown() {
        assertThat(place("admitted").get("position").isNull()).isTrue();
        assertThat(applicant.get(page).body())
                .contains("paspor-calendar")
                .doesNotContain("data-place")
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void whoseTurnHasNotComeSeesTheLineInsteadOfTheCalendar() {
        released("-1 second", 100_000);
        place("waiting");

        Answer line = applicant.get(page + "?lang=en");

        assertThat(line.status()).isEqualTo(200);
        assertThat(line.body())
                .contains("Your place in line", "100001", "about 84 minutes", "<noscript><meta http-equiv=\"refresh\"")
                .doesNotContain("paspor-calendar");
        assertThat(line.header("Cache-Control")).contains("no-store");
        assertThat(applicant.get(page + "?lang=id").body()).contains("Nomor antrean Anda");
    }

    @Test
    void aFamilyStandsInTheSameLineAndIsRecalledByItsTicket() {
        String family = "/applications/family/appointment";
        actsAs(PortalWalk.account(identity));
        assertThat(applicant.get(family).body()).contains("<option").doesNotContain("paspor-line");
        released("-1 second", 100_000);
        place("waiting");

        Answer line = applicant.get(family);

        assertThat(line.body()).contains("Nomor antrean Anda", "100001").doesNotContain("<option");
        assertThat(Integer.parseInt(line.header("Refresh"))).isBetween(26, 30);
        assertThat(line.header("Set-Cookie")).contains("PASPOR-PLACE=", "Path=" + family + ";");
        assertThat(applicant.get(family).header("Set-Cookie")).doesNotContain("PASPOR-PLACE=");
    }

    @Test
    void whoLostATimeByTheOfficesDoingChoosesWithoutStandingInLine() {
        jdbc.sql("""
                insert into booking (registration_number, slot, office, starts_at, product, state, reschedules, booked_at,
                    released_at)
                select ?, id, office, starts_at, 'electronic-10y', 'DISPLACED', 0, now(), now() from interview_slot where office = 'BTM' limit 1""").param(page.replaceAll("[^0-9]", "")).update();
        released("-1 second", 100_000);

        assertThat(applicant.get(page).body())
                .contains("paspor-calendar")
                .doesNotContain("data-place")
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void thePlaceIsToldAsJson() {
        released("-1 second", 100_000);

        JsonNode place = place("waiting");

        assertThat(place.get("position").asInt()).isEqualTo(100_001);
        assertThat(place.get("ahead").asInt()).isBetween(90_000, 99_999);
        assertThat(place.get("again").asInt()).isBetween(26, 30);
        assertThat(place.get("turnIn").asText()).contains("menit");
    }

    @Test
    void theTicketSparesTheDatabase() {
        released("-1 second", 100_000);
        place("waiting");
        jdbc.sql("update waiting_ticket set position = 100002 where office = 'BTM'")
                .update();

        assertThat(place("waiting").get("position").asInt()).as("by the ticket").isEqualTo(100_001);
        applicant.forget(QueueCookie.COOKIE);
        assertThat(place("waiting").get("position").asInt())
                .as("by the database")
                .isEqualTo(100_002);
    }

    @Test
    void theTicketIsOutOfTheReachOfScriptsAndOtherSites() {
        released("-1 second", 100_000);
        place("waiting");
        applicant.forget(QueueCookie.COOKIE);

        assertThat(applicant.get(page + "/place").header("Set-Cookie"))
                .startsWith(QueueCookie.COOKIE + "=")
                .contains("HttpOnly", "SameSite=Lax", "Path=" + page);
    }

    @Test
    void aForgedTicketIsAsGoodAsNone() {
        released("-1 second", 100_000);
        place("waiting");
        String good = applicant.cookie(QueueCookie.COOKIE).orElseThrow();
        applicant.forget(QueueCookie.COOKIE);
        String forged = good.replaceFirst("\\.100001\\.", ".1.");

        Answer answer =
                applicant.send("GET", page + "/place", null, null, Map.of("Cookie", QueueCookie.COOKIE + "=" + forged));

        assertThat(forged).isNotEqualTo(good);
        assertThat(answer.json().get("position").asInt()).isEqualTo(100_001);
    }

    @Test
    void bookingBeforeOnesTurnIsRefused() {
        String slot = new Walk(port).slots("BTM").get(0);
        released("-1 second", 100_000);
        place("waiting");

        Answer answer = applicant.submit("/account", page, Map.of("slot", slot));

        assertThat(answer.location()).isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Belum giliran Anda. Nomor antrean Anda: 100.001.");
        assertThat(bookings()).isZero();
    }

    @Test
    void whoIsLetInChoosesAsEver() {
        String slot = new Walk(port).slots("BTM").get(0);
        released("-100 seconds", 5);
        await().until(() -> {
            applicant.get(page);
            return jdbc.sql("select count(*) from waiting_ticket where office = 'BTM'")
                            .query(Integer.class)
                            .single()
                    == 1;
        });

        assertThat(place("admitted").get("soldOut").asBoolean()).isFalse();
        assertThat(applicant.get(page).body()).contains("paspor-calendar");
        assertThat(applicant.submit(page, page, Map.of("slot", slot)).location())
                .isEqualTo(page + "/review");
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void aPageThatIsOpenedEarlierAsksAgainWhenTheDrawIsNear() {
        released("45 minutes", 0);

        JsonNode place = await().until(
                        () -> applicant.get(page + "/place").json(),
                        told -> !told.get("again").isNull());

        assertThat(place.get("state").asText()).isEqualTo("admitted");
        assertThat(place.get("again").asInt()).isBetween(29 * 60, 31 * 60);
        assertThat(applicant.get(page).body())
                .contains("paspor-calendar", "data-state=\"admitted\"")
                .doesNotContain("secara acak");
    }

    @Test
    void beforeTheOpeningThePageTakesPartByItself() {
        released("5 minutes", 0);
        assertThat(place("lobby").get("again").asInt())
                .as("only at the opening")
                .isBetween(200, 305);

        assertThat(applicant.get(page).body())
                .contains(
                        "paspor-calendar",
                        "Jadwal baru dibuka pada",
                        "secara acak",
                        "data-place=\"" + page + "/place\"");
        assertThat(jdbc.sql("select count(*) from waiting_ticket where office = 'BTM' and position is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPlaceThatIsOfferedIsNotHiddenByTheLine() {
        released("-1 second", 100_000);
        place("waiting");
        jdbc.sql("""
                insert into booking (registration_number, slot, office, starts_at, product, state, reschedules, booked_at,
                    held_until)
                select ?, id, office, starts_at, 'electronic-10y', 'HELD', 0, now(), now() + interval '30 minutes' from interview_slot
                where office = 'BTM' and starts_at > now() + interval '1 day' order by starts_at limit 1""").param(application.registrationNumber()).update();

        assertThat(applicant.get(page).body()).contains(page + "/review", "sedang disimpan untuk Anda");
        jdbc.sql("delete from booking where registration_number = ?")
                .param(application.registrationNumber())
                .update();
    }

    @Test
    void theLineSaysWhenEverythingIsTakenAndWhatElseThereIs() {
        released("-1 second", 100_000);
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)
                values ('BTM-RELEASE-NEXT', 'BTM', 'regular', current_date + 60, now() + interval '60 days',
                    now() + interval '1441 hours', 1, now() + interval '3 days')""").update();
        assertThat(place("waiting").get("soldOut").asBoolean()).isTrue();

        assertThat(applicant.get(page).body())
                .contains("Semua tempat yang dibuka kali ini sudah terisi", "dibuka pada", "Masuk daftar tunggu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant2", "btmInterviewer", "btmSupervisor", "admin"})
    void nobodyElseHasAPlaceThere(String account) {
        Client other = Client.session(port, account);
        int refused = account.equals("applicant2") ? 404 : 403;
        String token = other.token("/");

        assertThat(other.get(page).status()).isEqualTo(refused);
        assertThat(other.get(page + "/place").status()).isEqualTo(refused);
        for (String path : List.of("/waitlist", "/waitlist/leave")) {
            assertThat(other.submitWith(token, page + path, Map.of("before", "2027-01-01"))
                            .status())
                    .isEqualTo(refused);
        }
        assertThat(wishes()).isZero();
    }

    @Test
    void nobodyIsSentToTheLogin() {
        assertThat(Client.nobody(port).get(page + "/place").location()).isEqualTo("/login");
    }

    @Test
    void theWaitlistIsJoinedAndLeftOnThePage() {
        String before = LocalDate.now().plusDays(10).toString();
        assertThat(applicant
                        .submit(page, page + "/waitlist", Map.of("before", before))
                        .location())
                .isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Anda masuk daftar tunggu", "Anda menunggu tempat sebelum");
        assertThat(wishes()).isEqualTo(1);

        applicant.submit(page, page + "/waitlist/leave", Map.of());

        assertThat(applicant.get(page).body()).contains("Anda keluar dari daftar tunggu", "name=\"before\"");
        assertThat(wishes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "besok", "2027-02-30", "2026-01-01", "+999999999-12-31", "9999-12-31"})
    void theWaitlistTakesOnlyADayThatCanBe(String before) {
        applicant.submit(page, page + "/waitlist", Map.of("before", before));

        assertThat(applicant.get(page).body()).contains("role=\"alert\"");
        assertThat(wishes()).isZero();
    }

    @Test
    void askingForPlacesTooOftenIsRefusedByAccount() {
        Client other = Client.session(port, "applicant2");
        String theirs = "/applications/" + applied("applicant2").registrationNumber() + "/appointment";
        String token = other.token(theirs);
        Map<String, String> nonsense = Map.of("slot", "BTM-NONE");
        for (int time = 0; time < 20; time++) {
            assertThat(other.submitWith(token, theirs, nonsense).status()).isEqualTo(302);
        }

        Answer refused = null;
        for (int time = 0; time < 10 && (refused == null || refused.status() == 302); time++) {
            refused = other.submitWith(token, theirs, nonsense);
        }

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
    }

    private int bookings() {
        return jdbc.sql("select count(*) from booking where registration_number = ?")
                .param(application.registrationNumber())
                .query(Integer.class)
                .single();
    }

    private int wishes() {
        return jdbc.sql("select count(*) from waitlist_entry where registration_number = ? and ended_at is null")
                .param(application.registrationNumber())
                .query(Integer.class)
                .single();
    }
}
