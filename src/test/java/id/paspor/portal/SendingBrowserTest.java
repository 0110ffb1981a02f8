package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.support.Browser;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an officer is told of a form that is answered late, to somebody who has gone on, or not at all. */
@ServerTest
class SendingBrowserTest {

    /** The page waits for an answer no longer than it takes to look up. */
    static final String IMPATIENT = """
            window.setTimeout = (set => (act, wait, ...more) => set(act, wait === 15000 ? 0 : wait, ...more))(setTimeout)""";

    @LocalServerPort
    private int port;

    @RegisterExtension
    final Browser browser = new Browser();

    private Walk walk;
    private Case one;
    private Case other;
    private Page officer;
    private List<Route> held;

    @BeforeEach
    void twoTasksOfAnOfficerOfWhichOneIsOpen() {
        walk = new Walk(port);
        one = walk.atDataEntry();
        other = walk.atDataEntry();
        held = new ArrayList<>();
        officer = browser.signedIn("dpsDataEntry", 1366, 768);
        walk.task("dpsDataEntry", other, "data-entry");
        TasklistBrowserTest.openTask(officer, other.registrationNumber());
        walk.task("dpsDataEntry", one, "data-entry");
        TasklistBrowserTest.openTask(officer, one.registrationNumber());
    }

    @Test
    void whoHasGoneToAnotherTaskIsToldWhichIsNotSavedAndFindsWhatWasTypedThere() {
        decide("Kembalikan");
        officer.locator(".fjs-form textarea").fill("Salah");
        holdWhatIsSentFirst();
        send();
        goToTheOther();
        String drafts = "/desk/drafts/" + taskOf(one);
        officer.waitForResponse(
                response -> response.url().endsWith(drafts) && response.status() == 204,
                () -> held.forEach(Route::resume));

        Locator said = officer.locator(".page-notifications");
        assertThat(said).containsText(WrittenNumber.grouped(one.registrationNumber()));
        assertThat(said).containsText("Belum tersimpan");
        assertThat(said).containsText("10");
        assertThat(officer.locator(".paspor-explained")).hasCount(0);
        Browser.picture(officer, "tasklist-refused-elsewhere");
        decide("Terima");
        assertThat(completing()).isEnabled();

        said.getByText("Buka tugas itu").click();
        assertThat(officer.locator(".paspor-restored")).isVisible();
        assertThat(officer.locator(".fjs-form textarea")).hasValue("Salah");
        officer.locator(".fjs-form textarea").fill("Nama ibu kurang");
        send();
        assertThat(said).containsText("disimpan");
        assertThat(said).not().containsText("Belum tersimpan");
    }

    @Test
    void whoHasGoneToAnotherTaskStaysThereWhenTheFirstIsSaved() {
        decide("Terima");
        holdWhatIsSentFirst();
        send();
        goToTheOther();
        held.forEach(Route::resume);

        assertThat(officer.locator(".page-notifications")).containsText("disimpan");
        decide("Terima");
        assertThat(officer).hasURL(Pattern.compile(".*task=" + taskOf(other) + ".*"));
        assertThat(completing()).isEnabled();
    }

    @Test
    void whoGetsNoAnswerIsToldAndMaySendItAgainWhichCountsOnce() {
        String task = taskOf(one);
        decide("Terima");
        holdWhatIsSentFirst();
        officer.evaluate(IMPATIENT);
        send();
        Locator said = officer.locator(".paspor-explained");
        assertThat(said).containsText("Belum pasti tersimpan");
        assertThat(said).containsText("tidak akan diselesaikan dua kali");
        Browser.picture(officer, "tasklist-unanswered");
        assertThat(officer.locator(".fjs-form input:checked")).hasCount(1);

        // the first arrives, and its answer gets lost
        held.get(0).fetch();
        assertThat(completing()).isEnabled();
        send();
        assertThat(said).containsText("sudah diselesaikan");
        assertThat(said).containsText("oleh kiriman Anda tadi");
        Browser.picture(officer, "tasklist-answered-after-all");

        held.get(0).fulfill(new Route.FulfillOptions().setStatus(204));
        assertThat(officer.locator(".page-notifications")).containsText("disimpan");
        assertThat(officer).not().hasURL(Pattern.compile(".*task=" + task + ".*"));
    }

    private void holdWhatIsSentFirst() {
        officer.route("**/submit-form", sent -> {
            if (held.isEmpty()) {
                held.add(sent);
            } else {
                sent.resume();
            }
        });
    }

    private void send() {
        completing().click();
    }

    private void decide(String decision) {
        option(decision).check();
    }

    private void goToTheOther() {
        officer.waitForCondition(() -> !held.isEmpty());
        officer.locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(other.registrationNumber()))
                .first()
                .click();
        Browser.see(officer, ".fjs-form a", WrittenNumber.grouped(other.registrationNumber()));
    }

    private String taskOf(Case of) {
        return walk.task("dpsDataEntry", of, "data-entry");
    }

    private Locator completing() {
        return option("Selesaikan");
    }

    private Locator option(String label) {
        return officer.getByText(label, new Page.GetByTextOptions().setExact(true));
    }
}
