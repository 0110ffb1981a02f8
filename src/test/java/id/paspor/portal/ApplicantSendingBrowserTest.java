package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an applicant in Tasklist is told of a form, of a task or of what is begun, that is answered late or not at all. */
@ServerTest
class ApplicantSendingBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @RegisterExtension
    final Browser browser = new Browser();

    private Walk walk;
    private String account;
    private Page applicant;
    private List<Route> held;

    @BeforeEach
    void anApplicantOfTheirOwn() {
        walk = new Walk(port);
        account = PortalWalk.account(identity);
        applicant = browser.signedIn(account, 1366, 768);
        held = new ArrayList<>();
    }

    @Test
    void whoBeginsAnApplicationThatIsNotAnsweredIsToldAndMaySendItAgainWhichCountsOnce() {
        Map<String, Object> answers = Applicants.adult();
        TasklistBrowserTest.fillIn(applicant, answers);
        Locator starting = applicant.locator(".modal-footer .btn-primary");
        Locator said = applicant.locator(".modal-footer .paspor-explained");
        staysWithoutNetworkOrSession(starting, said);

        isNotAnswered(starting, said);
        assertThat(said).containsText("tekan Mulai lagi");
        assertThat(said).containsText("tidak akan tercatat dua kali");
        Browser.picture(applicant, "tasklist-start-unanswered");
        assertThat(applicant.locator(TasklistBrowserTest.field("fullName"))).hasValue((String) answers.get("fullName"));

        // the first arrives, and its answer gets lost
        APIResponse lost = held.get(0).fetch();
        starting.click();
        assertThat(said).containsText("NIK ini sudah punya permohonan");
        assertThat(said).containsText("kiriman Anda tadi");
        Browser.picture(applicant, "tasklist-start-answered-after-all");

        held.get(0).fulfill(new Route.FulfillOptions().setResponse(lost));
        assertThat(applicant.locator(".page-notifications")).containsText("Permohonan paspor disimpan");
        assertThat(applicant.locator(".modal-dialog")).hasCount(0);
        applicant.navigate("/applications");
        assertThat(applicant.locator("#applicants-turn + ul a")).hasCount(1);
    }

    @Test
    void whoHasClosedWhatWasBegunIsToldThatItIsNotKept() {
        TasklistBrowserTest.fillIn(applicant, Applicants.adult());
        holdWhatIsSentFirst();
        applicant.locator(".modal-footer .btn-primary").click();
        applicant.waitForCondition(() -> !held.isEmpty());
        applicant.locator(".modal-footer").getByText("Tutup").click();
        assertThat(applicant.locator(".modal-dialog")).hasCount(0);
        held.get(0).abort();
        assertThat(applicant.locator(".page-notifications")).containsText("Permohonan paspor");
        assertThat(applicant.locator(".page-notifications")).containsText("isi lagi bila belum");
    }

    @Test
    void whoGetsNoAnswerToATaskIsToldAndLeavesItWhenItIsAnsweredAfterAll() {
        Case own = walk.started(account, Applicants.adult());
        walk.task(account, own, "choose-interview-slot");
        TasklistBrowserTest.openTask(applicant, "Pilih jadwal wawancara");
        TasklistBrowserTest.choose(applicant, "slot", "WITA");
        Locator completing = applicant.locator(".form-actions .btn-primary");
        Locator said = applicant.locator(".form-actions .paspor-explained");
        staysWithoutNetworkOrSession(completing, said);

        isNotAnswered(completing, said);
        assertThat(said).containsText("tekan Selesaikan lagi");
        assertThat(completing).isEnabled();
        held.get(0).resume();
        assertThat(applicant.locator(".page-notifications")).containsText("disimpan");
        assertThat(applicant).not().hasURL(Pattern.compile(".*task=.*"));
        assertThat(applicant.locator(".tasks-list li.task")).hasCount(0);
    }

    private void staysWithoutNetworkOrSession(Locator button, Locator said) {
        applicant.context().setOffline(true);
        button.click();
        assertThat(said).containsText("Jaringan terputus");
        applicant.context().setOffline(false);
        List<Cookie> session = applicant.context().cookies();
        applicant.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        button.click();
        assertThat(said).containsText("Sesi Anda berakhir");
        assertThat((Boolean)
                        applicant.evaluate("Object.keys(localStorage).some(key => key.startsWith('camunda-form:'))"))
                .as("what was typed stays in the form and nowhere else")
                .isFalse();
        applicant.context().addCookies(session);
    }

    @Test
    void aListThatIsOpenIsNotCoveredByTheButtonBelowIt() {
        Case own = walk.started(account, Applicants.adult());
        walk.task(account, own, "choose-interview-slot");
        TasklistBrowserTest.openTask(applicant, "Pilih jadwal wawancara");
        applicant.locator("input[id$='-slot']").click();
        assertThat(applicant.locator(".fjs-dropdownlist")).isVisible();

        Object seen = applicant
                .locator(".form-actions")
                .evaluate("bar => { const box = bar.getBoundingClientRect(); return document.elementFromPoint("
                        + "box.left + box.width / 2, box.top + box.height / 2).className; }");

        assertThat((String) seen).isEqualTo("fjs-dropdownlist-item");
    }

    private void isNotAnswered(Locator button, Locator said) {
        holdWhatIsSentFirst();
        applicant.evaluate(SendingBrowserTest.IMPATIENT);
        button.click();
        assertThat(said).containsText("Belum pasti tersimpan");
    }

    private void holdWhatIsSentFirst() {
        applicant.route("**/submit-form", sent -> {
            if (held.isEmpty()) {
                held.add(sent);
            } else {
                sent.resume();
            }
        });
    }
}
