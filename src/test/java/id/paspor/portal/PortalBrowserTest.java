package id.paspor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.Mailbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An applicant's whole way, from the home page to the passport in hand, as a person with a phone or a desktop goes it. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalBrowserTest {

    private static final String PASSWORD = "kopi susu di pasar Badung";
    private static final List<String> STEPS =
            List.of("address-and-contact", "family-and-emergency-contact", "journey", "declaration-section");

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @RegisterExtension
    final Browser browser = new Browser();

    private Walk office;

    @BeforeAll
    void findOffice() {
        office = new Walk(port);
    }

    @ParameterizedTest(name = "{0} pixels, {1}, JavaScript: {2}")
    @CsvSource({"360, id, true", "1300, en, true", "360, en, false", "1300, id, false"})
    void fromTheHomePageToThePassportInHand(int width, String language, boolean javaScript) {
        Page page = browser.window(width, 800, javaScript);
        Looker looker = new Looker(browser, page, javaScript);
        page.navigate("/?lang=" + language);
        looker.look("portal-home");
        register(page, looker);

        Map<String, Object> answers = Applicants.adult();
        Case application = apply(page, looker, answers);
        String own = "/applications/" + application.registrationNumber();
        upload(page, looker, own);
        book(page, looker, own);

        office.done(
                "dpsDataEntry",
                application,
                "data-entry",
                Map.of("decision", "return", "reason", "Tempat lahir berbeda dengan akta kelahiran"));
        Browser.openUntil(page, own, "a[href$='/correction']", 1);
        looker.look("portal-correction-asked");
        Browser.leave(page, () -> page.click("a[href$='/correction']"));
        looker.look("portal-correction");
        page.fill("#placeOfBirth", "Singaraja");
        submit(page);
        assertThat(page.locator("[role=status]").first()).isVisible();

        interviewAndBill(application);
        Browser.openUntil(page, own, "#virtual-account", 1);
        looker.look("portal-bill");
        pay(page, own);
        looker.look("portal-paid");

        office.done("dpsPrinting", application, "print-passport", Map.of("decision", "good"));
        Browser.openUntil(page, own, "#pickup", 1);
        looker.look("portal-ready");
        String code = page.locator("#pickup .fs-4").textContent();
        office.done("dpsCounter", application, "hand-over-passport", Map.of("collectedBy", "self", "pickupCode", code));
        Browser.openUntil(page, own, ".paspor-stages .done", 7);
        looker.look("portal-handed-over");
        answerQuestions(page, looker, own);

        page.click(".paspor-now button");
        assertThat(page).hasURL(Pattern.compile(".*/applications/new/.*/application"));
        assertThat(page.locator("#kind-replacement")).isChecked();
        page.navigate("/applications");
        looker.look("portal-applications");
    }

    @Test
    void everyStepIsDoneByKeyboardAlone() {
        Page page = browser.signedIn(PortalWalk.account(identity), 360, 800);
        page.navigate("/applications");
        tabTo(page, "a.btn[href='/applications/new']");
        enter(page);
        tabTo(page, "#office");
        page.keyboard().type("Kantor Imigrasi Denpasar");
        choose(page, "kind", 1);
        choose(page, "product", 4);
        sendByKeyboard(page);
        Map<String, Object> answers = Applicants.adult();
        while (!page.url().endsWith("/check")) {
            String step = page.url();
            fillByKeyboard(page, answers);
            sendByKeyboard(page);
            assertThat(page.url()).as("refused").isNotEqualTo(step);
        }
        sendByKeyboard(page);
        assertThat(page).hasURL(Pattern.compile(".*/applications/[0-9]{16}"));

        tabTo(page, ".paspor-now a");
        enter(page);
        assertThat(page).hasURL(Pattern.compile(".*/appointment"));
        tabTo(page, ".paspor-calendar tr:last-child a");
        enter(page);
        assertThat(page).hasURL(Pattern.compile(".*day=.*"));
        tabTo(page, "input[name=slot]");
        page.keyboard().press("Space");
        sendByKeyboard(page);
        sendByKeyboard(page);
        assertThat(page.locator("#appointment")).isVisible();

        tabTo(page, "#appointment a[href$='/appointment']");
        tabTo(page, "summary");
        tabTo(page, "a[href$='/withdraw']");
        enter(page);
        tabTo(page, "main form button");
        enter(page);
        assertThat(page.locator(".paspor-now")).containsText("Ditarik");
    }

    @Test
    void theNumberOfTheVirtualAccountIsCopiedWithAButton() {
        Case billed = office.atInterview();
        interviewAndBill(billed);
        Page page = browser.window(360, 800);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Browser.signIn(page, "applicant");
        Browser.openUntil(page, "/applications/" + billed.registrationNumber(), "[data-copy]", 2);
        page.locator("[data-copy]").first().click();
        assertThat(page.locator("[data-copy]").first()).hasText("Tersalin");
        Locator ways = page.locator("#bill details");
        assertThat(ways).hasCount(6);
        assertThat(ways.nth(0)).containsText("pilih transfer ke virtual account");
        assertThat(ways.nth(3).locator("li")).hasText(new String[] {"Pilih Bayar, lalu Paspor.", "Ketik nomornya."});
        assertThat(ways.nth(4).locator("li")).hasCount(3);
        assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(page.locator("#virtual-account").textContent().replace(" ", ""));
        copiesAllOfANumberByTwoClicks(page);
        page.navigate("/applications/" + billed.registrationNumber() + "?lang=en");
        assertThat(ways.nth(3).locator("li")).hasCount(3);
        assertThat(ways.nth(3)).containsText("Type the virtual account number");
        assertThat(ways.nth(5).locator("li")).hasText("Say that you pay for a passport.");
    }

    /** Also of one that has no button: its digits alone, as programs take them. */
    private static void copiesAllOfANumberByTwoClicks(Page page) {
        String grouped = page.locator("#virtual-account").textContent();
        assertThat(grouped).matches("([0-9]{4} )+[0-9]{1,4}");
        page.evaluate("navigator.clipboard.writeText('nothing')");
        page.locator("#virtual-account").dblclick();
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo(grouped);
        page.keyboard().press("Control+C");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(grouped.replace(" ", ""));
    }

    @Test
    void whatIsTypedIsSavedWhileTypingAndThePageSaysSo() {
        Page page = browser.signedIn(PortalWalk.account(identity), 360, 800);
        page.navigate("/applications/new");
        submitStep(page, Applicants.adult());
        page.fill("#fullName", "Budi Santoso");
        page.press("#fullName", "Tab");
        assertThat(page.getByText("Tersimpan.")).isVisible();
        page.reload();
        assertThat(page.locator("#fullName")).hasValue("Budi Santoso");
    }

    private void register(Page page, Looker looker) {
        String email = "portal." + UUID.randomUUID() + "@example.org";
        page.navigate("/register");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        submit(page);
        page.navigate(new Mailbox(email).newestOf(1).link("/register/confirm"));
        page.fill("#password", PASSWORD);
        submit(page);
        assertThat(page).hasURL(Pattern.compile(".*/applications"));
        looker.look("portal-no-applications");
    }

    private Case apply(Page page, Looker looker, Map<String, Object> answers) {
        Browser.leave(page, () -> page.click("main a[href='/applications/new']"));
        looker.look("portal-step-application");
        submit(page);
        assertThat(page.locator("#problems a")).hasCount(3);
        looker.look("portal-step-refused");
        submitStep(page, answers);

        Map<String, Object> wrong = new HashMap<>(answers);
        wrong.put("dateOfBirth", "1986-02-31");
        submitStep(page, wrong);
        assertThat(page.locator("#problems a")).hasCount(1);
        page.click("#problems a");
        looker.look("portal-step-personal-details");
        submitStep(page, answers);
        for (String step : STEPS) {
            assertThat(page).hasURL(Pattern.compile(".*/" + step));
            looker.look("portal-step-" + step);
            submitStep(page, answers);
        }
        looker.look("portal-check");
        submit(page);
        assertThat(page).hasURL(Pattern.compile(".*/applications/[0-9]{16}"));
        looker.look("portal-registered");
        return new Case(page.url().replaceFirst(".*/", ""), null);
    }

    private void upload(Page page, Looker looker, String own) {
        page.navigate(own + "/documents");
        Locator file = page.locator("input[type=file]").first();
        file.setInputFiles(new FilePayload("ktp.jpg", "image/jpeg", Walk.picture("jpeg", 1200, 800)));
        page.locator("main form button").first().click();
        assertThat(page.locator(".paspor-preview")).hasCount(1);
        looker.look("portal-documents");
    }

    private void book(Page page, Looker looker, String own) {
        page.navigate(own + "/appointment");
        looker.look("portal-appointment");
        page.locator("input[name=slot]").last().check();
        submit(page);
        assertThat(page).hasURL(Pattern.compile(".*/appointment/review"));
        looker.look("portal-review");
        page.click("form[action$='/confirm'] button");
        assertThat(page.locator("#appointment")).isVisible();
        looker.look("portal-booked");
    }

    private void interviewAndBill(Case application) {
        Client interviewer = Client.basic(port, "dpsInterviewer");
        if (!interviewer.get(task(application, "interview")).json().elements().hasNext()) {
            office.done("dpsDataEntry", application, "data-entry", Map.of("decision", "accept"));
        }
        office.photo(interviewer, application, Walk.picture("jpeg", 600, 800));
        office.done("dpsInterviewer", application, "interview", Walk.APPROVE);
    }

    private static String task(Case application, String element) {
        return "/engine-rest/task?processInstanceBusinessKey=" + application.registrationNumber()
                + "&taskDefinitionKey=" + element;
    }

    private void pay(Page page, String own) {
        String account = page.locator("#virtual-account").textContent();
        page.navigate("/simulator/bank?virtualAccountNumber=" + account);
        page.fill("#amount", "950000");
        submit(page);
        Browser.openUntil(page, own, "a[href$='/receipt.pdf']", 1);
    }

    private static void answerQuestions(Page page, Looker looker, String own) {
        Browser.leave(page, () -> page.click("a[href='" + own + "/feedback']"));
        submit(page);
        assertThat(page.locator("#problems a")).hasCount(1);
        looker.look("portal-feedback");
        page.check("#satisfaction-4");
        page.fill("#words", "Ruang tunggu panas");
        submit(page);
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(page.locator("a[href$='/feedback']")).hasCount(0);
    }

    private static void submitStep(Page page, Map<String, Object> answers) {
        for (String name : PortalWalk.fields(page.content())) {
            Object answer = answers.get(name.replaceFirst("-(day|month|year)$", ""));
            Locator field = page.locator("[name='" + name + "']");
            if (answer == null || field.count() == 0) {
                continue;
            }
            String kind = String.valueOf(field.first().evaluate("field => field.type"));
            switch (kind) {
                case "radio" -> page.check("[name='" + name + "'][value='" + answer + "']");
                case "checkbox" -> field.check();
                case "select-one" -> field.selectOption(answer.toString());
                default -> field.fill(PortalWalk.written(name, answer.toString()));
            }
        }
        submit(page);
    }

    private static void submit(Page page) {
        Browser.leave(page, () -> page.locator("main form .btn-primary").last().press("Enter"));
    }

    private static void fillByKeyboard(Page page, Map<String, Object> answers) {
        for (String name : PortalWalk.fields(page.content())) {
            Object answer = answers.get(name.replaceFirst("-(day|month|year)$", ""));
            if (answer == null) {
                continue;
            }
            String kind =
                    String.valueOf(page.locator("[name='" + name + "']").first().evaluate("field => field.type"));
            tabTo(page, "[name='" + name + "']");
            switch (kind) {
                case "radio" -> {
                    page.keyboard().press("Space");
                    while (!page.locator("[name='" + name + "'][value='" + answer + "']")
                            .isChecked()) {
                        page.keyboard().press("ArrowDown");
                    }
                }
                case "checkbox" -> page.keyboard().press("Space");
                case "select-one" -> page.keyboard().press("ArrowDown");
                default -> page.keyboard().type(PortalWalk.written(name, answer.toString()));
            }
        }
    }

    private static void choose(Page page, String name, int option) {
        tabTo(page, "[name=" + name + "]");
        page.keyboard().press("Space");
        for (int down = 1; down < option; down++) {
            page.keyboard().press("ArrowDown");
        }
    }

    private static void sendByKeyboard(Page page) {
        tabTo(page, "main form .btn-primary");
        enter(page);
    }

    private static void enter(Page page) {
        Browser.leave(page, () -> page.keyboard().press("Enter"));
    }

    /** Presses the tabulator until something is in focus, as far as a page has stops; it must be seen to be. */
    private static void tabTo(Page page, String selector) {
        for (int stop = 0; stop < 120; stop++) {
            page.keyboard().press("Tab");
            boolean there = (Boolean) page.evaluate(
                    "selector => document.activeElement && document.activeElement.matches(selector)", selector);
            if (there) {
                assertThat((Boolean) page.evaluate("document.activeElement.matches(':focus-visible')"))
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + selector + " on " + page.url());
    }

    /** Looks at every page on the way. */
    private record Looker(Browser browser, Page page, boolean javaScript) {

        void look(String name) {
            browser.look(page, name, javaScript);
        }
    }
}
