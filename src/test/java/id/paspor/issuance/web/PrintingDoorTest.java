package id.paspor.issuance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.paspor.kernel.Groups;
import id.paspor.support.Applicants;
import id.paspor.support.Browser;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

/** The printing desk's list and the pages of a batch: who gets them, in which order, and of what. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintingDoorTest {

    private static final String PAGE = "/printing";
    private static final String PAGES = PAGE + "/pages.pdf";

    @RegisterExtension
    final Browser browser = new Browser();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PrintingController controller;

    private Walk walk;
    private Case first;
    private Case second;

    @BeforeAll
    void twoCasesAtThePrintingDesk() {
        walk = new Walk(port);
        first = walk.atPrinting(Applicants.adult());
        second = walk.atPrinting(Applicants.adult());
    }

    @ParameterizedTest
    @CsvSource({
        "dpsPrinting, 200, 200",
        "dpsSupervisor, 200, 200",
        "jksPrinting, 200, 409",
        "jksSupervisor, 200, 409",
        "dpsDataEntry, 403, 403",
        "dpsInterviewer, 403, 403",
        "dpsCounter, 403, 403",
        "dpsTreasurer, 403, 403",
        "admin, 403, 403",
        "applicant, 403, 403"
    })
    void onlyThePrintingDeskOfTheOwnOfficeAndItsSupervisorsPrint(String account, int reading, int printing) {
        Client somebody = Client.session(port, account);

        Answer page = somebody.get(PAGE + "?product=electronic-10y");
        assertThat(page.status()).isEqualTo(reading);
        assertThat(page.body().contains(first.registrationNumber())).isEqualTo(printing == 200);
        assertThat(page.body().contains("Blangko kosong kurang dari 501")).isEqualTo(reading == 200);
        Answer pages = somebody.submit("/", PAGES, Map.of("numbers", number(first)));
        assertThat(pages.status()).isEqualTo(printing);
        assertThat(pages.header("Content-Type").equals("application/pdf")).isEqualTo(printing == 200);
    }

    @Test
    void nobodyIsSentToTheLoginAndNothingIsTakenFromElsewhere() {
        assertThat(Client.nobody(port).get(PAGE).location()).isEqualTo("/login");
        assertThat(Client.session(port, "dpsPrinting")
                        .submitForged(PAGES, Map.of("numbers", number(first)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @WithMockUser(
            username = "dpsPrinting",
            authorities = {"ROLE_" + Groups.PRINTING, "OFFICE_DPS"})
    void aBatchHasThePagesOfAllInTheOrderOfTheirPayment() throws IOException {
        Authentication desk = SecurityContextHolder.getContext().getAuthentication();

        ResponseEntity<byte[]> pages = controller.pages(List.of(number(second), number(first)), desk);

        assertThat(pages.getHeaders().getCacheControl()).isEqualTo("no-store");
        try (PDDocument pdf = Loader.loadPDF(pages.getBody())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            PDFTextStripper text = new PDFTextStripper();
            text.setEndPage(1);
            assertThat(text.getText(pdf)).contains(number(first)).doesNotContain(number(second));
        }
    }

    @Test
    void everyLookIsRemembered() {
        Case own = walk.atPrinting(Applicants.adult());

        Client.session(port, "dpsPrinting").submit("/", PAGES, Map.of("numbers", number(own)));

        assertThat(jdbc.sql("select officer || ' ' || what from case_look where registration_number = ?"
                                + " and what = 'look.data-page'")
                        .param(own.registrationNumber())
                        .query(String.class)
                        .list())
                .containsExactly("dpsPrinting look.data-page");
    }

    @Test
    void whatIsPrintedIsNotPrintedAgain() {
        Case printed = walk.atPrinting(Applicants.adult());
        String number = number(printed);
        walk.done("dpsPrinting", printed, "print-passport", Map.of("decision", "good"));

        Client desk = Client.session(port, "dpsPrinting");
        Answer pages = desk.submit("/", PAGES, Map.of("numbers", number + "," + number(first)));
        assertThat(pages.status()).isEqualTo(409);
        assertThat(pages.body()).contains("Daftar sudah berubah");
        assertThat(desk.get(PAGE + "?product=electronic-10y").body()).doesNotContain(number);
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "nonsense, 409", "X0000000, 409"})
    void whatIsNoPassportIsRefused(String numbers, int status) {
        assertThat(Client.session(port, "dpsPrinting")
                        .submit("/", PAGES, Map.of("numbers", numbers))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aSpoiledOneComesFirst() {
        Case spoiled = walk.atPrinting(Applicants.adult());
        walk.done(
                "dpsPrinting", spoiled, "print-passport", Map.of("decision", "spoiled", "reason", "Halaman tergores"));
        walk.task("dpsPrinting", spoiled, "print-passport");

        String body = Client.session(port, "dpsPrinting")
                .get(PAGE + "?product=electronic-10y")
                .body();
        assertThat(body).contains("cetak ulang").doesNotContain("??");
        assertThat(body.indexOf(spoiled.registrationNumber())).isLessThan(body.indexOf(first.registrationNumber()));
    }

    @ParameterizedTest
    @CsvSource({"360, id", "1300, en"})
    void thePageIsFitForEverybody(int width, String language) {
        Page page = browser.signedIn("dpsPrinting", width, 800);
        page.navigate(PAGE + "?product=electronic-10y&lang=" + language);

        browser.look(page, "printing");
    }

    private String number(Case of) {
        return jdbc.sql("select number from booklet where registration_number = ? and state <> 'SPOILED'")
                .param(of.registrationNumber())
                .query(String.class)
                .single();
    }
}
