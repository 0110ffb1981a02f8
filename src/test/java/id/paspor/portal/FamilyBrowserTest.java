package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A family applies on one account: what it shares is typed once, and its interviews are chosen together. */
@ServerTest
class FamilyBrowserTest {

    private static final String TOGETHER = "/applications/family/appointment";
    private static final String REVIEW = TOGETHER + "/review";
    private static final Pattern TAG = Pattern.compile("<(input|textarea|select)[^>]* name=\"([^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private String account;
    private Client applicant;
    private int typed;

    @BeforeEach
    void anAccount() {
        account = PortalWalk.account(identity);
        applicant = Client.session(port, account);
    }

    @Test
    void fiveAreTypedOnceAndInterviewedInARow() {
        Map<String, Object> parent = at("UPG", Applicants.adult());
        String first = send("/applications/new", parent);
        int alone = typed;
        List<String> family = new ArrayList<>(List.of(first));
        for (String relation : List.of("other", "same-parents", "child", "child")) {
            Map<String, Object> answers = at("UPG", relation.equals("child") ? Applicants.child() : Applicants.adult());
            if (relation.equals("child")) {
                answers.put("fatherName", parent.get("fullName"));
                answers.put("guardianName", parent.get("fullName"));
                answers.put("guardianNik", parent.get("nik"));
            }
            family.add(send(begun(first, relation), answers));
        }
        assertThat(typed).as("of %d for one", alone).isLessThan(5 * alone * 2 / 3);

        Page phone = browser.signedIn(account, 390, 844);
        phone.navigate("/applications");
        Browser.picture(phone, "family-list");
        Browser.leave(phone, () -> phone.click("a[href='" + TOGETHER + "']"));
        String slot = phone.locator("select[name=slot] optgroup:nth-of-type(2) option")
                .first()
                .getAttribute("value");
        leave(slot, 2);
        Browser.picture(phone, "family-appointment");
        phone.selectOption("select[name=slot]", slot);
        Browser.leave(phone, () -> phone.click("main form button.btn-primary"));
        assertThat(phone.locator("main .list-group-item").count()).isEqualTo(5);
        assertThat(booked(family)).as("before it is confirmed").isEmpty();
        Browser.picture(phone, "family-review");
        Browser.leave(phone, () -> phone.click("main form button.btn-primary"));

        assertThat(phone.locator("[role=status] li").count()).isEqualTo(5);
        Browser.picture(phone, "family-booked");
        List<String> booked = booked(family);
        assertThat(booked).hasSize(5).startsWith(slot, slot);
        assertThat(booked.subList(2, 5)).doesNotContain(slot);
        assertThat(booked.stream().map(each -> each.substring(0, 12)).distinct())
                .as("on one day")
                .hasSize(1);
        assertThat(applicant.get(TOGETHER).body()).contains("Tidak ada permohonan yang menunggu");
    }

    @Test
    void whoIsRefusedStopsNobodyAndThePageSaysWhoAndWhy() {
        List<String> family = new ArrayList<>(List.of(send("/applications/new", named("Budi Santoso"))));
        for (String name : List.of("Siti Rahayu", "Ketut Liyer", "Made Wirawan", "Wayan Sudira")) {
            family.add(send(begun(family.get(0), "other"), named(name)));
        }
        List<String> slots = new Walk(port).slots("UPG");
        String last = slots.get(slots.size() - 1);
        leave(last, 4);

        assertThat(choose(last, family).location()).isEqualTo(REVIEW);
        assertThat(applicant.get(TOGETHER).body()).contains("belum dikonfirmasi");
        String review = applicant.get(REVIEW).body();
        assertThat(review).contains("Konfirmasi jadwal 4 orang", "Wayan Sudira", "WITA");
        assertThat(booked(family)).isEmpty();

        applicant.submit(REVIEW, TOGETHER + "/let-go", Map.of());
        assertThat(choose(last, family).location()).isEqualTo(REVIEW);
        assertThat(applicant.get(REVIEW).body().replaceAll("<[^>]*>|\\s+", " "))
                .containsPattern("Belum mendapat jadwal +Wayan Sudira : +Jadwal ini baru saja penuh")
                .doesNotContain("Belum memilih jadwal:");
        jdbc.sql("update booking set held_until = now() where registration_number = ?")
                .param(family.get(2))
                .update();
        Answer done = applicant.submit(
                REVIEW, TOGETHER + "/confirm", Map.of("member", String.join(",", family.subList(0, 4))));

        assertThat(done.location()).isEqualTo(TOGETHER);
        assertThat(applicant.get(TOGETHER).body().replaceAll("<[^>]*>|\\s+", " "))
                .containsPattern("Budi Santoso : +[A-Z][a-z]+, .* WITA +Siti Rahayu")
                .containsPattern("Ketut Liyer : +Tempat ini tidak disimpan lagi");
        assertThat(booked(family)).containsExactly(last, last, last);
        assertThat(applicant.get(REVIEW).location()).isEqualTo(TOGETHER);
    }

    private static Map<String, Object> named(String name) {
        Map<String, Object> answers = at("UPG", Applicants.adult());
        answers.put("fullName", name);
        return answers;
    }

    private Answer choose(String slot, List<String> members) {
        return applicant.submit(TOGETHER, TOGETHER, Map.of("slot", slot, "member", String.join(",", members)));
    }

    private List<String> booked(List<String> family) {
        return jdbc.sql("select slot from booking where registration_number in (:family) and state = 'BOOKED'"
                        + " order by starts_at, id")
                .param("family", family)
                .query(String.class)
                .list();
    }

    @Test
    void nobodyIsBookedForSomebodyElsesFamily() {
        String first = send("/applications/new", at("UPG", Applicants.adult()));
        Client other = Client.session(port, PortalWalk.account(identity));
        String slot = new Walk(port).slots("UPG").get(3);

        other.submit("/applications/new", TOGETHER, Map.of("slot", slot, "member", first));
        assertThat(other.get(TOGETHER).body()).contains("Pilih paling sedikit satu orang.");
        choose(slot, List.of(first));
        other.submit("/applications/new", TOGETHER + "/confirm", Map.of("member", first));
        other.submit("/applications/new", TOGETHER + "/let-go", Map.of());
        assertThat(applicant.get(REVIEW).body()).contains("Konfirmasi jadwal 1 orang");
        assertThat(other.submit("/applications/new", "/applications/new/beside/" + first, Map.of("relation", "other"))
                        .status())
                .isEqualTo(404);
        assertThat(applicant
                        .submit(TOGETHER, "/applications/new/beside/" + first, Map.of("relation", "cousin"))
                        .status())
                .isEqualTo(400);
        assertThat(booked(List.of(first))).isEmpty();
    }

    private static Map<String, Object> at(String office, Map<String, Object> answers) {
        answers.put("office", office);
        return answers;
    }

    private String begun(String first, String relation) {
        String page = "/applications/" + first;
        Answer begun = applicant.submit(page, "/applications/new/beside/" + first, Map.of("relation", relation));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(302);
        return begun.location();
    }

    /** Fills in what a step does not show already, counts it, and sends. */
    private String send(String step, Map<String, Object> answers) {
        String at = step;
        while (!at.endsWith("/check")) {
            typed += keystrokes(applicant.get(at).body(), answers);
            Answer saved = PortalWalk.save(applicant, at, answers);
            assertThat(saved.location()).as(at + saved).doesNotEndWith("?check");
            at = saved.location();
        }
        return PortalWalk.send(applicant, at);
    }

    /** Signs that are typed into fields that are empty or wrong, and one for each choice that is not made yet. */
    private static int keystrokes(String page, Map<String, Object> answers) {
        int keys = 0;
        Set<String> chosen = new LinkedHashSet<>();
        Map<String, String> choices = new HashMap<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            String name = tag.group(2);
            Object answer = answers.get(name.replaceFirst("-(day|month|year)$", ""));
            if (answer == null) {
                continue;
            }
            String written = PortalWalk.written(name, answer.toString());
            Matcher value = VALUE.matcher(tag.group());
            String shown = value.find() ? value.group(1) : "";
            if (tag.group(1).equals("select")
                    || tag.group().contains("type=\"radio\"")
                    || tag.group().contains("type=\"checkbox\"")) {
                choices.put(name, written);
                if (tag.group().contains("checked") || page.contains("value=\"" + written + "\" selected")) {
                    chosen.add(name);
                }
            } else if (!shown.equals(written)) {
                keys += written.length();
            }
        }
        choices.keySet().removeAll(chosen);
        return keys + choices.size();
    }

    @AfterEach
    void placesAreAsManyAsBefore() {
        jdbc.sql(
                        "update interview_slot slot set booked = (select count(*) from booking"
                                + " where slot = slot.id and state not in ('RELEASED', 'EXPIRED', 'DISPLACED')) where office = 'UPG'")
                .update();
    }

    private void leave(String slot, int places) {
        jdbc.sql("update interview_slot set booked = capacity - ? where id = ?")
                .params(places, slot)
                .update();
    }
}
