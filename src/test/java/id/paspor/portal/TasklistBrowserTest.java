package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.Soon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case from the first click to the passport in hand, in a real browser, as its people see it. */
@ServerTest
class TasklistBrowserTest {

    private static final String NEWEST_FIRST =
            "/camunda/app/tasklist/default/#/?sorting=[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]";
    private static final String TASK = ".tasks-list li.task";
    private static final String INTERVIEWS = "Semua wawancara";
    private static final Pattern MOST_URGENT_FIRST_THEN_OLDEST = Pattern.compile(
            ".*sorting=.*priority.{1,20}sortOrder.{1,10}desc.*dueDate.{1,20}sortOrder.{1,10}asc.*created.{1,20}sortOrder.{1,10}asc.*");

    /** Decides and completes the next task by keys in the moment in which its form is drawn, before form-js counts its fields. */
    private static final String AS_SOON_AS_THE_NEXT_FORM_IS_SEEN = """
            () => {
              const open = document.querySelector('.fjs-form');
              const press = code => document.dispatchEvent(
                new KeyboardEvent('keydown', { code, ctrlKey: true, altKey: true, bubbles: true }));
              new MutationObserver((changes, watch) => {
                const first = document.querySelector('.fjs-form [required]:not([disabled])');
                if (first?.offsetParent && first.closest('.fjs-form') !== open) {
                  watch.disconnect();
                  window.pressedAt = location.hash.replace(/.*task=([^&]+).*/, '$1');
                  press('KeyF');
                  const space = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true });
                  if (document.activeElement.dispatchEvent(space)) {
                    document.activeElement.click();
                  }
                  press('KeyS');
                }
              }).observe(document.body, { childList: true, subtree: true, attributes: true });
            }""";

    /**
     * What Tasklist is told of a task that it asks for while it is sent: the engine reads a task and then its links, and it may be
     * done between the two. Not what is said of a sending.
     */
    private static final Pattern GONE =
            Pattern.compile("Failed to load resource: .* status of 40[04] .*/task/([^/:]+)[:0-9]*");

    private static final List<String> TYPED = List.of(
            "fullName",
            "nik",
            "familyCardNumber",
            "placeOfBirth",
            "occupation",
            "address",
            "city",
            "province",
            "postalCode",
            "phone",
            "email",
            "motherName",
            "emergencyContactName",
            "emergencyContactPhone",
            "destinationCountry");

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @RegisterExtension
    final Browser browser = new Browser();

    @Test
    void caseGoesFromTheFirstClickToThePassportInHand() throws IOException {
        registerAccount("firsttimer");
        Page applicant = browser.window(1300, 900);
        Browser.signIn(applicant, "firsttimer");
        assertThat(applicant).hasURL(Pattern.compile(".*/applications"));
        submitApplication(applicant);
        String registrationNumber = newestRegistrationNumber(applicant);

        Case own = new Case(registrationNumber, null);
        Walk walk = new Walk(port);
        walk.task("firsttimer", own, "choose-interview-slot");
        openTask(applicant, "Pilih jadwal wawancara");
        assertThat(applicant.locator(".fjs-form")).containsText(WrittenNumber.grouped(registrationNumber));
        choose(applicant, "slot", "WITA");
        complete(applicant, "choose-interview-slot");

        Page dataEntry = browser.window(1300, 900);
        Browser.signIn(dataEntry, "dpsDataEntry");
        assertThat(dataEntry).hasURL(MOST_URGENT_FIRST_THEN_OLDEST);
        walk.task("dpsDataEntry", own, "data-entry");
        openTask(dataEntry, registrationNumber);
        assertThat(dataEntry.locator(".fjs-form")).containsText("Budi Santoso");
        option(dataEntry, "Terima").click();
        complete(dataEntry, "data-entry");

        walk.task("dpsInterviewer", own, "interview");
        interview(registrationNumber);
        payTheBill(applicant, registrationNumber);

        Page printing = browser.signedIn("dpsPrinting", 1300, 900);
        walk.task("dpsPrinting", own, "print-passport");
        openTask(printing, registrationNumber);
        assertThat(printing.locator(".fjs-form")).containsText("P<IDNSANTOSO<<");
        Locator photo = printing.locator(".fjs-form img");
        assertThat(photo).isVisible();
        printing.waitForFunction("() => document.querySelector('.fjs-form img').naturalWidth > 0");
        BoundingBox first = printing.locator(".fjs-form-field-checkbox").first().boundingBox();
        assertThat(photo.boundingBox().x + photo.boundingBox().width)
                .as("beside what is checked")
                .isLessThanOrEqualTo(first.x);
        opensADataPageAndPrintsACaseFile(printing);
        printing.locator(".fjs-form-field-checkbox input").all().forEach(Locator::check);
        printing.setViewportSize(1366, 768);
        printing.locator(".fjs-form").evaluate("form => form.closest('.tab-content').scrollTo(0, 0)");
        assertThat(option(printing, "Baik")).isInViewport();
        assertThat(option(printing, "Rusak")).isInViewport();
        option(printing, "Baik").click();
        complete(printing, "print-passport");

        Page counter = browser.signedIn("dpsCounter", 1300, 900);
        walk.task("dpsCounter", own, "hand-over-passport");
        openTask(counter, registrationNumber);
        assertThat(counter.locator(".fjs-form")).containsText("asli dilihat Interviewer DPS");
        assertThat(counter.locator(".fjs-form")).not().containsText("original seen");
        counter.setViewportSize(1366, 768);
        assertThat(counter.locator("[id$='-collected-by-0']")).isInViewport();
        counter.locator("[id$='-collected-by-0']").click();
        complete(counter, "hand-over-passport");

        applicant.navigate("/applications/" + registrationNumber);
        assertThat(applicant.locator("main")).containsText("Paspor diserahkan");
        Browser.picture(applicant, "application-finished");
    }

    @Test
    void aSupervisorSeesWhatWasDeclaredBesideWhatWasFoundAlsoWhereAScriptOfOursIsBroken() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Bambang Tercegal");
        Walk walk = new Walk(port);
        Case found = walk.started("applicant", answers);
        walk.done(
                "applicant",
                found,
                "choose-interview-slot",
                Map.of("slot", walk.slots("DPS").get(0)));
        walk.done("dpsDataEntry", found, "data-entry", Map.of("decision", "accept"));
        walk.photo(Client.basic(port, "dpsInterviewer"), found, Walk.picture("jpeg", 480, 640));
        walk.done("dpsInterviewer", found, "interview", Walk.APPROVE);

        Page supervisor = browser.signedIn("dpsSupervisor", 1300, 900);
        supervisor.route(
                "**/paspor/menu.js",
                script -> script.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("export default (;")));
        walk.task("dpsSupervisor", found, "adjudicate");
        openTask(supervisor, found.registrationNumber());

        Locator evidence = supervisor.locator("table.evidence");
        assertThat(evidence.locator("tr").first()).containsText("Pencegahan (menurut nama)");
        assertThat(evidence.locator("tr").nth(1).locator("td").first()).hasText("Bambang Tercegal");
        assertThat(evidence.locator("tr").nth(1).locator("td").last()).containsText("Bambang Tercekal");
        assertThat(evidence).containsText("Kejaksaan Agung");
        assertThat(supervisor.locator(".paspor-menu")).hasCount(0);
        option(supervisor, "Bersih").click();
        complete(supervisor, "adjudicate");
    }

    @Test
    void whoTriedAWrongDecisionFirstMakesTheRightOneAfterAll() {
        Walk walk = new Walk(port);
        Case waiting = walk.atDataEntry(Applicants.child());
        Page dataEntry = browser.signedIn("dpsDataEntry", 1366, 768);
        walk.task("dpsDataEntry", waiting, "data-entry");
        openTask(dataEntry, waiting.registrationNumber());
        decisionIsInSight(dataEntry, "Terima", "Tolak");
        option(dataEntry, "Kembalikan").click();
        dataEntry.locator(".fjs-form textarea").fill("Salah");
        completing(dataEntry).click();
        assertThat(refusal(dataEntry, "10")).isVisible();
        dataEntry.locator(".fjs-form textarea").fill("Salah ".repeat(200));
        completing(dataEntry).click();
        assertThat(completing(dataEntry)).isDisabled();

        option(dataEntry, "Terima").click();
        isNotSavedWithoutNetworkOrSession(dataEntry);
        complete(dataEntry, "data-entry");

        Page interview = browser.signedIn("dpsInterviewer", 1366, 768);
        walk.task("dpsInterviewer", waiting, "interview");
        openTask(interview, INTERVIEWS, waiting.registrationNumber());
        decisionIsInSight(interview, "Setujui", "Tolak");
        seesTheOriginalsOfWhatIsFound(interview);
        option(interview, "Setujui").click();
        completing(interview).click();
        assertThat(refusal(interview, "Foto pemohon belum ada")).isVisible();
        saysWhatIsWrongWithTheCamera(interview, interview.locator(".paspor-side"));
        hintsAtWhatIsWrongWithAPhoto(interview);
        takesThePhoto(interview.locator(".paspor-side"));
        completing(interview).click();
        assertThat(refusal(interview, "Dokumen asli yang belum dicentang")).isInViewport();
        interview.locator(".fjs-form textarea").fill(Walk.EXCEPTION);
        complete(interview, "interview");
    }

    /** Without scrolling, and above the button. */
    private static void decisionIsInSight(Page page, String... options) {
        assertThat(completing(page)).isInViewport();
        for (String option : options) {
            BoundingBox seen = option(page, option).boundingBox();
            assertThat(seen.y + seen.height)
                    .as(option)
                    .isLessThanOrEqualTo(completing(page).boundingBox().y);
        }
    }

    /** Whoever enlarges the page has form and lists one below the other, and the case file in its tab. */
    private static void isReadAtTwiceTheSize(Page officer, Locator caseFile) {
        officer.setViewportSize(683, 384);
        assertThat(caseFile).hasCount(0);
        assertThat(officer.locator(".task-filters .content")).isVisible();
        option(officer, "Terima").scrollIntoViewIfNeeded();
        assertThat(option(officer, "Terima")).isInViewport();
        officer.setViewportSize(1366, 768);
        assertThat(caseFile.locator("#data")).isVisible();
        assertThat(officer.locator(".task-filters .content")).isHidden();
    }

    /** The list of originals follows who signs for a child, and whether it has two nationalities, before anything is sent. */
    private static void seesTheOriginalsOfWhatIsFound(Page interview) {
        Locator originals = interview.locator(".fjs-form-field-checklist");
        assertThat(originals).containsText("Akta atau buku nikah orang tua");
        assertThat(originals).not().containsText("Bukti pendaftaran");

        choose(interview, "guardianship", "Wali");
        interview.locator(field("twoNationalities")).check();

        assertThat(originals).containsText("Penetapan wali");
        assertThat(originals).containsText("Bukti pendaftaran");
        assertThat(originals).not().containsText("Akta atau buku nikah orang tua");
    }

    @Test
    void theCaseFileStandsBesideTheDecisionAndTheNextTaskIsAKeyAway() {
        Walk walk = new Walk(port);
        Case waiting = walk.atDataEntry();
        walk.atDataEntry();
        walk.atDataEntry();
        walk.atDataEntry();
        Page officer = browser.signedIn("dpsDataEntry", 1366, 768);
        walk.task("dpsDataEntry", waiting, "data-entry");
        openTask(officer, waiting.registrationNumber());
        Locator caseFile = officer.locator(".paspor-side");
        assertThat(caseFile.locator("#data")).isVisible();
        assertThat(officer.locator(".task-filters .content")).isHidden();
        assertThat(officer.locator(".instance-link")).isHidden();
        decisionIsInSight(officer, "Terima", "Tolak");
        isReadAtTwiceTheSize(officer, caseFile);

        caseFile.locator("#note").fill("<script>document.title = 'x'</script> Menelepon.");
        caseFile.getByText("Simpan catatan").click();
        assertThat(caseFile.locator(".paspor-notes")).containsText("<script>document.title = 'x'</script> Menelepon.");
        assertThat(Browser.violations(officer, ".paspor-side")).isEmpty();
        Browser.picture(officer, "tasklist-case-file");
        copiesANumberAsDigits(officer, caseFile.locator("main td"));
        copiesANumberAsDigits(officer, officer.locator(".fjs-form td"));

        officer.locator(".paspor-search input").fill(waiting.registrationNumber());
        Page found = officer.waitForPopup(
                () -> officer.locator(".paspor-search input").press("Enter"));
        assertThat(found.locator("main")).containsText("Budi Santoso");
        found.close();

        List<String> wrong = complaintsOf(officer);
        List<Route> slow = new ArrayList<>();
        Set<String> forms = new HashSet<>();
        officer.route("**/deployed-form*", form -> {
            if (forms.add(form.request().url()) && forms.size() > 1) {
                slow.add(form);
            } else {
                form.resume();
            }
        });
        String open = taskOf(officer.url());
        officer.evaluate(AS_SOON_AS_THE_NEXT_FORM_IS_SEEN);
        officer.keyboard().press("Control+Alt+F");
        officer.keyboard().press("Space");
        officer.waitForResponse(
                response -> response.url().endsWith("/submit-form")
                        && !response.url().contains(open)
                        && response.status() == 204,
                () -> {
                    officer.keyboard().press("Control+Alt+S");
                    officer.keyboard().press("Control+Alt+S");
                });
        assertThat(officer.locator(".page-notifications")).containsText("disimpan");
        String second = (String) officer.evaluate("window.pressedAt");
        officer.waitForURL(
                address -> address.contains("task=") && !address.contains(open) && !address.contains(second));
        holdsKeysThatDecideUntilTheFormIsSeen(officer, slow);
        assertThat(officer.locator(".fjs-form a").first()).containsText(Pattern.compile("Berkas( [0-9]{4}){4}"));
        assertThat(officer.locator(".unclaim").first()).isVisible();
        assertThat(wrong).isEmpty();

        officer.keyboard().press("Space");
        keepsWhatIsTyped(officer);
        String third = taskOf(officer.url());
        completesWhatIsStillBeingTaken(officer);
        officer.waitForURL(address -> address.contains("task=") && !address.contains(third));
        officer.keyboard().press("Control+Alt+F");
        assertThat(officer.locator(".fjs-form :focus")).isVisible();
        officer.keyboard().press("Space");
        walk.complete("dpsDataEntry", taskOf(officer.url()), Map.of("decision", "accept"));
        officer.keyboard().press("Control+Alt+S");
        assertThat(officer.locator(".paspor-explained")).containsText("sudah diselesaikan");
        takesInterviewsOfTodayOnlyAndThoseWhoAreHereFirst(officer);
    }

    /** Written in groups of four, in which it is compared; two clicks take all of it. */
    private static void copiesANumberAsDigits(Page officer, Locator cells) {
        officer.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        officer.evaluate("navigator.clipboard.writeText('nothing')");
        cells.filter(new Locator.FilterOptions().setHasText("5171 0112 0315 0007"))
                .dblclick(new Locator.DblclickOptions().setPosition(24, 12));
        officer.keyboard().press("Control+C");
        assertThat(officer.evaluate("navigator.clipboard.readText()")).isEqualTo("5171011203150007");
    }

    /** What a page tells its console from now on, and what it still sends of a form that it has sent. */
    private static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        page.onConsoleMessage(message -> {
            String complaint = message.text() + " " + message.location();
            Matcher gone = GONE.matcher(complaint);
            if ("error".equals(message.type()) && !(gone.matches() && sent.contains(gone.group(1)))) {
                complaints.add(complaint);
            }
        });
        page.onRequest(request -> {
            String task = request.url().replaceFirst(".*/(?:task|drafts)/([^/]+).*", "$1");
            if (request.url().endsWith("/submit-form")) {
                sent.add(task);
            } else if ("POST".equals(request.method()) && request.url().contains("/desk/drafts/")) {
                complaints.addAll(sent.contains(task) ? List.of("a draft of what is sent") : List.of());
            }
        });
        return complaints;
    }

    /** Nobody decides unseen, and whoever is as fast is told; the key that goes to the form is not lost. */
    private static void holdsKeysThatDecideUntilTheFormIsSeen(Page officer, List<Route> slow) {
        officer.waitForCondition(() -> !slow.isEmpty());
        Locator said = officer.locator(".page-notifications");
        assertThat(said).not().containsText("sedang dibuka");
        officer.keyboard().press("Control+Alt+F");
        officer.keyboard().press("Space");
        assertThat(said).containsText("sedang dibuka");
        officer.keyboard().press("Control+Alt+S");

        officer.unroute("**/deployed-form*");
        slow.forEach(Route::resume);

        assertThat(officer.locator(".fjs-form [required]").first()).isFocused();
        assertThat(officer.locator(".fjs-form input:checked")).hasCount(0);
    }

    /**
     * However long it takes to take a task, which here ends two seconds late by the page's clock, and wherever the focus is, which
     * here is where cases are looked up.
     */
    private static void completesWhatIsStillBeingTaken(Page officer) {
        List<Route> claims = new ArrayList<>();
        option(officer, "Terima").check();
        officer.locator(".unclaim").first().click();
        officer.locator("button.claim").waitFor();
        officer.getByPlaceholder("Nomor, NIK, nama").focus();
        officer.route("**/claim", claims::add);
        officer.keyboard().press("Control+Alt+C");
        officer.waitForCondition(() -> !claims.isEmpty());
        officer.keyboard().press("Control+Alt+S");
        officer.evaluate("Date.now = (now => () => now() + 2000)(Date.now)");
        officer.evaluate("new Promise(requestAnimationFrame)");
        officer.unroute("**/claim");
        officer.waitForResponse(
                response -> response.url().endsWith("/submit-form") && response.status() == 204,
                () -> claims.forEach(Route::resume));
    }

    private static String taskOf(String address) {
        return address.replaceFirst(".*task=([^&]+).*", "$1");
    }

    /** The list is made up, and of another day than the browser's: it is the office's that counts; colleagues are faster with each. */
    private static void takesInterviewsOfTodayOnlyAndThoseWhoAreHereFirst(Page officer) {
        List<String> claimed = new ArrayList<>();
        officer.route(
                "**/filter/*/list?*",
                list -> list.fulfill(new Route.FulfillOptions()
                        .setContentType("application/hal+json")
                        .setBody((String) officer.evaluate("""
                        () => {
                          const day = 24 * 3600 * 1000;
                          const midnight = Date.UTC(2030, 0, 13, 16);
                          const task = (id, due) => ({
                            id, taskDefinitionKey: 'interview', due: new Date(due).toISOString(),
                            _embedded: { variable: [{ name: 'registrationNumber', value: id }] }
                          });
                          return JSON.stringify({ _embedded: { task: [
                            task('tomorrow', midnight + day), task('late', midnight + day - 1000),
                            task('early', midnight + 1000), task('here', midnight + day - 2000)
                          ] } });
                        }"""))));
        officer.route(
                "**/cases/cards?*",
                cards -> cards.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody((String) officer.evaluate("""
                        () => {
                          const dayEnds = new Date(Date.UTC(2030, 0, 14, 16)).toISOString();
                          const card = flags => ({ flags, dayEnds });
                          return JSON.stringify({ tomorrow: card([]), late: card([]), early: card([]),
                            here: card([{ kind: 'checked-in', text: 'Hadir' }]) });
                        }"""))));
        officer.route("**/task/*/claim", claim -> {
            claimed.add(claim.request().url().replaceFirst(".*/task/([^/]+)/claim", "$1"));
            claim.fulfill(new Route.FulfillOptions().setStatus(409));
        });

        officer.keyboard().press("Control+Alt+N");

        assertThat(officer.locator(".page-notifications")).containsText("Tidak ada wawancara hari ini");
        assertThat(claimed).containsExactly("here", "early", "late");
    }

    /** Of a form that is half filled in: a closed tab, another language, and what is thrown away. */
    private static void keepsWhatIsTyped(Page officer) {
        option(officer, "Kembalikan").check();
        officer.waitForResponse(
                response -> response.url().contains("/desk/drafts/") && response.status() == 204,
                () -> officer.locator(".fjs-form textarea").fill("Nama ibu kurang"));
        Page again = officer.context().newPage();
        again.navigate(officer.url());
        assertThat(again.locator(".paspor-restored")).containsText("dipulihkan");
        assertThat(again.locator(".fjs-form textarea")).hasValue("Nama ibu kurang");
        assertThat((Boolean) again.evaluate("JSON.stringify(localStorage).includes('ibu kurang')"))
                .as("what was typed is nowhere in the browser")
                .isFalse();

        again.evaluate("document.cookie = 'PASPOR-LANG=en; path=/'");
        again.reload();
        assertThat(again.locator(".paspor-restored")).containsText("is back");
        assertThat(again.locator(".fjs-form textarea")).hasValue("Nama ibu kurang");
        assertThat(option(again, "Return")).isChecked();
        again.evaluate("document.cookie = 'PASPOR-LANG=id; path=/'");
        again.getByText("Discard it").click();
        assertThat(again.locator(".paspor-restored")).hasCount(0);
        assertThat(option(again, "Return")).not().isChecked();
        again.reload();
        assertThat(option(again, "Terima")).isVisible();
        assertThat(again.locator(".paspor-restored")).hasCount(0);
        again.close();
    }

    private static void isNotSavedWithoutNetworkOrSession(Page page) {
        page.context().setOffline(true);
        completing(page).click();
        assertThat(page.locator(".paspor-explained")).containsText("Jaringan terputus");
        page.context().setOffline(false);
        List<Cookie> session = page.context().cookies();
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        completing(page).click();
        assertThat(page.locator(".paspor-explained")).containsText("Sesi Anda berakhir");
        assertThat((Boolean) page.evaluate("Object.keys(localStorage).some(key => key.startsWith('camunda-form:'))"))
                .as("what was typed stays in the form and nowhere else")
                .isFalse();
        page.context().addCookies(session);
    }

    /** What a browser says without leave, without a camera, and when its cable is pulled; the field for a file stays. */
    private static void saysWhatIsWrongWithTheCamera(Page interviewer, Locator caseFile) {
        for (String[] wrong : new String[][] {
            {"NotAllowedError", "tidak mengizinkan"},
            {"NotFoundError", "tidak ditemukan"},
            {"NotReadableError", "program lain"}
        }) {
            interviewer.evaluate(
                    "name => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name)); }",
                    wrong[0]);
            caseFile.getByText("Ambil foto dengan kamera").click();
            assertThat(caseFile.locator(".paspor-problem:visible")).containsText(wrong[1]);
            assertThat(caseFile.locator("#photo")).isEnabled();
        }
        interviewer.evaluate("delete navigator.mediaDevices.getUserMedia");
        caseFile.getByText("Ambil foto dengan kamera").click();
        assertThat(caseFile.locator("[data-camera=take]")).isVisible();
        caseFile.locator("video")
                .evaluate("video => video.srcObject.getVideoTracks()[0].dispatchEvent(new Event('ended'))");
        assertThat(caseFile.locator(".paspor-problem:visible")).containsText("Kamera terputus");
        assertThat(caseFile.locator("[data-camera=take]")).isHidden();
        assertThat(caseFile.locator("#photo")).isEnabled();
    }

    /** Of photos that are drawn: a head before a wall. */
    private static void hintsAtWhatIsWrongWithAPhoto(Page interviewer) {
        Object hints = interviewer.evaluate("""
                async () => {
                  const { hints } = await import('/assets/camera.js');
                  const hintsOf = ({ wall = '#d0d4d8', across = 0.55, crown = 0.12, pattern = 0, filter = 'none' }) => {
                    const picture = Object.assign(document.createElement('canvas'), { width: 300, height: 400 });
                    const pen = picture.getContext('2d');
                    pen.fillStyle = wall;
                    pen.fillRect(0, 0, 300, 400);
                    pen.filter = filter;
                    pen.fillStyle = wall === '#505050' ? '#100804' : '#503020';
                    for (let line = 0; line < pattern; line++) {
                      pen.fillRect(0, 20 * line, 300, 10);
                    }
                    pen.ellipse(150, 400 * crown + 200 * across, 150 * across, 200 * across, 0, 0, 2 * Math.PI);
                    pen.rect(30, 370, 240, 30);
                    pen.fill();
                    return hints(picture).join();
                  };
                  return [{}, { across: 0.25 }, { crown: 0.4 }, { across: 0.95 }, { crown: 0 }, { wall: '#505050' },
                    { wall: '#ffffff', across: 0.4 }, { pattern: 20 }, { filter: 'blur(12px)' }].map(hintsOf).join(' | ');
                }""");
        assertThat(hints).isEqualTo(" | far | far | near | near | dark | bright,far | busy | blurred");
    }

    private static void takesThePhoto(Locator caseFile) {
        caseFile.getByText("Ambil foto dengan kamera").click();
        caseFile.locator("[data-camera=take]").click();
        caseFile.locator("[data-camera=save]").click();
        assertThat(caseFile.locator("img.paspor-photo")).isVisible();
    }

    /** What is said at a field of the form. */
    private static Locator refusal(Page page, String sentence) {
        return page.locator(".fjs-form .paspor-explained", new Page.LocatorOptions().setHasText(sentence));
    }

    /** What Tasklist opens in a tab is not in the sandbox of Tasklist itself. */
    private static void opensADataPageAndPrintsACaseFile(Page printing) {
        List<Response> dataPages = new ArrayList<>();
        printing.context().onResponse(response -> {
            if (response.url().endsWith("/data-page.pdf")) {
                dataPages.add(response);
            }
        });
        printing.waitForPopup(
                () -> printing.locator(".fjs-form a[href$='data-page.pdf']").click());
        printing.waitForCondition(() -> !dataPages.isEmpty());
        assertThat(dataPages.get(0).headerValue("Content-Type")).isEqualTo("application/pdf");

        Page caseFile = printing.waitForPopup(
                () -> printing.locator(".fjs-form a").getByText("Berkas").click());
        List<String> said = new ArrayList<>();
        caseFile.onConsoleMessage(message -> said.add(message.text()));
        caseFile.locator("#print").click();
        caseFile.evaluate("0");
        assertThat(said).noneMatch(message -> message.contains("sandbox"));
        caseFile.close();
    }

    private static Locator completing(Page page) {
        return option(page, "Selesaikan");
    }

    /** An applicant of one's own, whose only steps are those of this case. */
    private void registerAccount(String id) {
        User user = identity.newUser(id);
        user.setPassword("demo");
        ((IdentityServiceImpl) identity).saveUser(user, true);
        identity.createMembership(id, "applicant");
    }

    private void submitApplication(Page page) {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", answers.get("fullName").toString().replace(" ", "\u00a0 "));
        answers.put("nik", answers.get("nik").toString().replaceAll("(.{4})(?=.)", "$1 "));
        answers.put("phone", "\u202a+62 812-3456-7890\u202c");
        answers.put("motherName", "Hj. Siti Nur\u2019aini");
        fillIn(page, answers);
        Browser.picture(page, "start-form");
        page.locator(".modal-footer button.btn-primary").click();
        page.locator(".modal-dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Fills in the application of an adult man in Tasklist. */
    static void fillIn(Page page, Map<String, Object> answers) {
        page.navigate("/camunda/app/tasklist/");
        page.getByText("Mulai proses").click();
        page.getByText("Permohonan paspor").click();
        choose(page, "office", "Denpasar");
        option(page, "Paspor baru").click();
        page.getByText("E-paspor 10 tahun").click();
        TYPED.forEach(key -> page.fill(field(key), String.valueOf(answers.get(key))));
        LocalDate birth = LocalDate.parse((String) answers.get("dateOfBirth"));
        Locator date = page.locator("[id$='-date-of-birth-date']");
        date.fill(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(birth));
        date.press("Enter");
        option(page, "Laki-laki").click();
        option(page, "Belum kawin").click();
        choose(page, "purpose", "Wisata");
        page.locator(field("declaration")).check();
    }

    private static String newestRegistrationNumber(Page page) {
        page.navigate("/applications");
        String number = page.locator("#applicants-turn + ul a")
                .first()
                .getAttribute("href")
                .replaceFirst(".*/", "");
        assertThat(number).matches("[0-9]{16}");
        return number;
    }

    private void interview(String registrationNumber) throws IOException {
        Page interviewer = browser.signedIn("dpsInterviewer", 1300, 900);
        openTask(interviewer, INTERVIEWS, registrationNumber);
        option(interviewer, "Setujui").click();
        interviewer.locator(".form-actions .btn-primary").click();
        assertThat(refusal(interviewer, "Foto pemohon belum ada")).isVisible();
        Browser.picture(interviewer, "interview-refused-without-photo");

        interviewer.navigate("/cases/" + registrationNumber);
        interviewer.setInputFiles("#photo", new FilePayload("photo.jpg", "image/jpeg", photo()));
        interviewer.locator("#photo-form button").click();
        assertThat(interviewer.locator("img.paspor-photo")).isVisible();
        Browser.picture(interviewer, "case-file");
        assertThat(Browser.violations(interviewer)).isEmpty();

        openTask(interviewer, INTERVIEWS, registrationNumber);
        Locator originals = interviewer.locator(".fjs-form-field-checklist input");
        assertThat(originals).hasCount(3);
        originals.all().forEach(Locator::check);
        option(interviewer, "Setujui").click();
        interviewer.fill(field("exceptionReason"), Walk.EXCEPTION);
        complete(interviewer, "interview");
    }

    private void payTheBill(Page applicant, String registrationNumber) {
        Locator account = applicant.locator("#virtual-account");
        Browser.openUntil(applicant, "/applications/" + registrationNumber, "#virtual-account", 1);
        Browser.picture(applicant, "application-billed");
        applicant.navigate("/simulator/bank?virtualAccountNumber=" + account.textContent());
        applicant.getByText("Bayar", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(applicant.getByRole(AriaRole.STATUS)).containsText("Pembayaran diterima");
    }

    /** Opens a task from the first list, in which other tests leave older ones, and claims it if it is free. */
    static void openTask(Page page, String text) {
        open(page, () -> {}, text);
    }

    /** The same from a list further below. */
    private static void openTask(Page page, String list, String text) {
        open(
                page,
                () -> {
                    page.locator(".task-filters a", new Page.LocatorOptions().setHasText(list))
                            .first()
                            .click();
                    page.waitForURL(Pattern.compile(".*filter=.*"));
                },
                text);
    }

    /** Loads Tasklist, which takes a second, again only if jobs have not moved the case that far yet. */
    private static void open(Page page, Runnable list, String text) {
        Soon.await()
                .atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .ignoreExceptions()
                .untilAsserted(() -> {
                    // or a page that is Tasklist already would read no list anew
                    page.navigate(Browser.NOTHING);
                    page.navigate(NEWEST_FIRST);
                    list.run();
                    Browser.see(page, TASK, text);
                });
        page.locator(TASK, new Page.LocatorOptions().setHasText(text)).first().click();
        Browser.see(page, "button.claim, .unclaim", "");
        if (page.locator("button.claim").isVisible()) {
            page.locator("button.claim").click();
            Browser.see(page, ".unclaim", "");
        }
        Browser.see(page, ".fjs-form", "");
    }

    private static void complete(Page page, String picture) {
        Browser.picture(page, picture);
        page.locator(".fjs-form").evaluate("form => form.dataset.done = 'soon'");
        page.locator(".form-actions .btn-primary").click();
        page.waitForFunction("() => !document.querySelector('.fjs-form[data-done]')");
    }

    private static Locator option(Page page, String label) {
        return page.getByText(label, new Page.GetByTextOptions().setExact(true));
    }

    static void choose(Page page, String key, String option) {
        page.locator(".fjs-input-group", new Page.LocatorOptions().setHas(page.locator(field(key))))
                .click();
        page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option))
                .first()
                .click();
    }

    /** The ids of a form's components are its keys in kebab-case. */
    static String field(String key) {
        return "[id$='-" + key.replaceAll("([A-Z])", "-$1").toLowerCase() + "']";
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
