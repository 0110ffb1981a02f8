package id.paspor.appointment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Memories;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the line and the waitlist look on a phone and on a desktop, with and without JavaScript. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingRoomBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext program;

    @RegisterExtension
    final Browser browser = new Browser();

    private String path;

    @BeforeAll
    void anApplicationInBatam() {
        jdbc.sql("update interview_slot set released_at = now() - interval '1 month'"
                        + " where office = 'BTM' and released_at > now() - interval '1 month'")
                .update();
        Map<String, Object> answers = Applicants.adult();
        answers.put("office", "BTM");
        path = "/applications/" + new Walk(port).started("applicant", answers).registrationNumber() + "/appointment";
    }

    @AfterEach
    void noLineIsLeft() {
        jdbc.sql("delete from waiting_room where office = 'BTM'").update();
        jdbc.sql("delete from interview_slot where id like 'BTM-RELEASE%'").update();
    }

    @Test
    void theLineIsAccessibleAndGoesOnByItself() {
        Page phone = browser.signedIn("applicant", 360, 800);
        phone.clock().install();
        Page desktop = browser.signedIn("applicant", 1300, 900);
        release("-1 second");
        // somebody for whom there is still a place
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)
                select 'BTM-RELEASE-LATER', 'BTM', 'regular', current_date + 1, date_trunc('day', now()) + interval '42 hours',
                    date_trunc('day', now()) + interval '43 hours', 1, released_at
                from interview_slot where id = 'BTM-RELEASE'""").update();
        jdbc.sql("""
                insert into waiting_room (office, opens_at, drawn_at, last_position)
                select office, released_at, released_at, 4711 from interview_slot where id = 'BTM-RELEASE'""").update();
        isSeenAtOnce();
        for (Page page : new Page[] {phone, desktop}) {
            page.navigate(path);
            assertThat(page.locator("[data-say=position]")).hasText("4712");
            browser.look(page, "waiting-room");
        }

        Page plain = browser.signedIn("applicant", 360, 800, false);
        plain.navigate(path);
        assertThat(plain.locator("noscript meta[http-equiv=refresh]"))
                .hasAttribute("content", Pattern.compile("[0-9]{1,2}"));

        jdbc.sql("delete from waiting_room where office = 'BTM'").update();
        jdbc.sql("delete from interview_slot where id like 'BTM-RELEASE%'").update();
        isSeenAtOnce();
        phone.clock().fastForward("01:00");
        assertThat(phone.locator(".paspor-calendar")).isVisible();
        // what the browser does by itself after so many seconds
        plain.reload();
        assertThat(plain.locator(".paspor-calendar")).isVisible();
    }

    @Test
    void theLobbyTheSoldOutLineAndTheWaitlistAreAccessible() {
        Page phone = browser.signedIn("applicant", 360, 800);
        Page desktop = browser.signedIn("applicant", 1300, 900);
        release("5 minutes");
        for (Page page : new Page[] {phone, desktop}) {
            page.navigate(path);
            assertThat(page.locator("[data-place]")).hasCount(1);
            browser.look(page, "waiting-lobby");
        }

        jdbc.sql("update interview_slot set released_at = now() - interval '1 second' where id = 'BTM-RELEASE'")
                .update();
        jdbc.sql("""
                insert into waiting_room (office, opens_at, drawn_at, last_position)
                select office, released_at, released_at, 4711 from interview_slot where id = 'BTM-RELEASE'""").update();
        isSeenAtOnce();
        for (Page page : new Page[] {phone, desktop}) {
            page.navigate(path);
            assertThat(page.locator("[data-say=position]")).hasCount(1);
            browser.look(page, "waiting-sold-out");
        }

        phone.click("form[action$='/waitlist'] button");
        assertThat(phone.locator("form[action$='/waitlist/leave']")).isVisible();
        browser.look(phone, "waitlist-joined");
        phone.click("form[action$='/waitlist/leave'] button");
        assertThat(phone.locator("#before")).isVisible();
    }

    private void release(String when) {
        jdbc.sql("""
                insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)
                values ('BTM-RELEASE', 'BTM', 'priority', current_date - 1, now() - interval '1 day',
                    now() - interval '23 hours', 1, now() + cast(? as interval))""").param(when).update();
        isSeenAtOnce();
    }

    /** Not only within a second, for so long the program remembers releases. */
    private void isSeenAtOnce() {
        new Memories(program).areForgotten();
    }
}
