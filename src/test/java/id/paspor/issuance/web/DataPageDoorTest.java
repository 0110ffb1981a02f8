package id.paspor.issuance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.paspor.engine.form.Shape;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Pictures;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The print file of a passport: who gets it, when there is one, and that it says what the passport says. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataPageDoorTest {

    private static final String LONG_NAME = "Raden Mas Ngabehi Suryaningrat Kusumaatmadja Wiryodiningrat";
    private static final float MILLIMETRE = 72 / 25.4f;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Case printing;

    @BeforeAll
    void aCaseAtThePrintingDesk() {
        walk = new Walk(port);
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "Budi Santoso");
        // others of this name in this database have another mother, so that screening takes nobody for somebody else
        answers.put("motherName", "Ni Luh Sari");
        printing = walk.atPrinting(answers);
    }

    @ParameterizedTest
    @CsvSource({
        "dpsPrinting, 200",
        "dpsSupervisor, 200",
        "dpsDataEntry, 403",
        "dpsInterviewer, 403",
        "dpsCounter, 403",
        "dpsTreasurer, 403",
        "jksPrinting, 404",
        "jksSupervisor, 404",
        "applicant, 403",
        "applicant2, 403",
        "admin, 403"
    })
    void onlyThePrintingDeskOfTheOwnOfficeAndItsSupervisorsGetIt(String account, int status) {
        Answer answer = Client.session(port, account).get(page(printing));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type").equals("application/pdf")).isEqualTo(status == 200);
    }

    @Test
    void nobodyIsSentToTheLogin() {
        assertThat(Client.nobody(port).get(page(printing)).location()).isEqualTo("/login");
        assertThat(Client.basic(port, "dpsPrinting").get(page(printing)).location())
                .as("HTTP Basic is for programs' own doors")
                .isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "1", "nonsense", "1%27or%271%27=%271"})
    void thereIsNoneOfAnUnknownCase(String registrationNumber) {
        assertThat(Client.session(port, "dpsPrinting")
                        .get("/cases/" + registrationNumber + "/data-page.pdf")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void noBrowserKeepsItAndTheLookIsRemembered() {
        Case own = walk.atPrinting(Applicants.adult());
        Client.session(port, "dpsDataEntry").get(page(own));

        Answer answer = Client.session(port, "dpsPrinting").get(page(own));

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(looks(own)).containsExactly("dpsPrinting look.data-page");
    }

    @Test
    void itIsThereFromTheBookletToTheHandOver() {
        Case own = walk.atInterview();
        Client desk = Client.session(port, "dpsPrinting");
        Answer tooEarly = desk.get(page(own));
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.header("Content-Type")).startsWith("text/html");
        assertThat(tooEarly.body()).contains("belum mendapat blangko");
        assertThat(looks(own)).isEmpty();

        Case printed = walk.atPrinting(Applicants.adult());
        assertThat(desk.get(page(printed)).status()).isEqualTo(200);
        walk.done("dpsPrinting", printed, "print-passport", Map.of("decision", "good"));
        assertThat(desk.get(page(printed)).status()).isEqualTo(200);

        walk.done("dpsCounter", printed, "hand-over-passport", Map.of("collectedBy", "self"));
        assertThat(desk.get(page(printed)).status()).isEqualTo(409);
    }

    @Test
    void theCaseFileLeadsThePrintingDeskThere() {
        String link = "href=\"" + page(printing) + "\"";

        assertThat(Client.session(port, "dpsPrinting").get(file(printing)).body())
                .contains(link);
        assertThat(Client.session(port, "dpsSupervisor").get(file(printing)).body())
                .contains(link);
        assertThat(Client.session(port, "dpsDataEntry").get(file(printing)).body())
                .doesNotContain(link);
        assertThat(Client.session(port, "dpsPrinting")
                        .get(file(walk.atInterview()))
                        .body())
                .doesNotContain("data-page.pdf");
    }

    @Test
    void aShortNameFitsOnTheDataPage() throws IOException {
        try (PDDocument pdf = fetched(printing, "data-page")) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isCloseTo(125 * MILLIMETRE, within(0.1f));
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isCloseTo(88 * MILLIMETRE, within(0.1f));
            assertThat(pdf.getDocumentInformation().getTitle()).doesNotContain("Budi");
            assertThat(text(pdf))
                    .contains(
                            "REPUBLIK INDONESIA / REPUBLIC OF INDONESIA",
                            "PASPOR / PASSPORT",
                            "NAMA LENGKAP / FULL NAME BUDI SANTOSO ",
                            "KEWARGANEGARAAN / NATIONALITY INDONESIA ",
                            "22 APR 1986",
                            "L/M",
                            "TEMPAT LAHIR / PLACE OF BIRTH DENPASAR ",
                            printing.registrationNumber(),
                            "KANTOR IMIGRASI DENPASAR");
        }
    }

    @Test
    void theZoneReadsAsThePassportHasItAtTheRightPlaceInOcrB() throws IOException {
        try (PDDocument pdf = fetched(printing, "data-page")) {
            PDPage page = pdf.getPage(0);
            assertThat(zone(page)).isEqualTo(inDatabase(printing, "mrz"));

            List<TextPosition> letters = positions(pdf);
            List<TextPosition> zone = letters.subList(letters.size() - 88, letters.size());
            for (int at = 0; at < 88; at++) {
                TextPosition letter = zone.get(at);
                float baseline = 88 - letter.getYDirAdj() / MILLIMETRE;
                assertThat(letter.getXDirAdj() / MILLIMETRE)
                        .as("left edge of character " + at)
                        .isCloseTo(5.5f + 2.54f * (at % 44), within(0.02f));
                assertThat(baseline + 1.24f)
                        .as("centre of character " + at)
                        .isCloseTo(at < 44 ? 15.75f : 9.40f, within(0.05f));
                assertThat(letter.getFont().getName()).contains("OCRB");
                assertThat(letter.getFont().isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void everyFontIsEmbeddedAndThePortraitIsInItsPlace() throws IOException {
        try (PDDocument pdf = fetched(printing, "data-page")) {
            var resources = pdf.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
            assertThat(StreamSupport.stream(resources.getXObjectNames().spliterator(), false))
                    .hasSize(1);
            var picture = new PDFRenderer(pdf).renderImageWithDPI(0, 254);
            assertThat(picture.getRGB(30, 400)).as("left of the portrait").isEqualTo(picture.getRGB(5, 5));
            assertThat(distinctColours(picture.getSubimage(60, 190, 310, 440)))
                    .as("the striped portrait")
                    .isGreaterThan(50);
        }
    }

    @Test
    void theWholeOfALongNameIsOnTheEndorsementPage() throws IOException {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", LONG_NAME);
        answers.put("placeOfBirth", "Tanjung Redeb, Kabupaten Berau, Provinsi Kalimantan Timur");
        Case noble = walk.atPrinting(answers);

        try (PDDocument pdf = fetched(noble, "data-page-endorsed")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(pdf.getPage(1).getMediaBox().getWidth()).isCloseTo(125 * MILLIMETRE, within(0.1f));
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            assertThat(second.getText(pdf))
                    .contains("PENGESAHAN / ENDORSEMENT", LONG_NAME.toUpperCase(), inDatabase(noble, "number"));
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(pdf))
                    .contains("RADEN MAS N S K WIRYODININGRAT")
                    .doesNotContain("KUSUMAATMADJA W");
            assertThat(zone(pdf.getPage(0)))
                    .isEqualTo(inDatabase(noble, "mrz"))
                    .startsWith("P<IDNWIRYODININGRAT<<RADEN<MAS<NGABEHI<SURY");
        }
        String task = walk.task("dpsPrinting", noble, "print-passport");
        Client desk = Client.basic(port, "dpsPrinting");
        assertThat(desk.get("/engine-rest/task/" + task + "/form-variables")
                        .json()
                        .at("/endorsement/value")
                        .asText())
                .isEqualTo(LONG_NAME.toUpperCase());
        assertThat(desk.get("/engine-rest/task/" + task + "/localVariables")
                        .json()
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("passportNumber", "mrz");
        assertThat(inDatabase(noble, "name")).isEqualTo("RADEN MAS N S K WIRYODININGRAT");
        assertThat(inDatabase(printing, "endorsement")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"北京 Kab. Ma’rang", "Denpasar \ud83d\ude00", "Denpasar\u200b"})
    void whatThePageHasNoSignForIsNeverPrintedWithAnother(String place) {
        Case own = walk.atPrinting(Applicants.adult());
        jdbc.sql("update case_file set application = jsonb_set(application, '{placeOfBirth}', to_jsonb(?::text))"
                        + " where registration_number = ?")
                .params(place, own.registrationNumber())
                .update();

        Answer answer = Client.session(port, "dpsPrinting").get(page(own));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("Tempat lahir", "tanda pengganti tidak pernah dicetak");
    }

    @Test
    void thePageHasEverySignThatAPlaceOfBirthMayHave() {
        try (DataPage page = new DataPage("signs")) {
            for (int sign = ' '; sign < 0x2100; sign++) {
                String place = "A" + Character.toString(sign) + "a";
                if (Shape.PRINTED_PLACE.isRight(place)) {
                    assertThat(page.canWrite(place.toUpperCase(Locale.ROOT)))
                            .as(place)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expires_on = issued_on",
                "expires_on = issued_on - 1",
                "name = ''",
                "name = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGH'",
                "endorsement = 'BUDI SANTOSO'"
            })
    void theDatabaseTakesNoPassportThatCannotBe(String change) {
        assertThatThrownBy(() -> jdbc.sql("update passport set " + change + " where registration_number = ?")
                        .param(printing.registrationNumber())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private PDDocument fetched(Case of, String name) throws IOException {
        PDDocument pdf = Loader.loadPDF(Client.session(port, "dpsPrinting").bytes(page(of)));
        for (int page = 0; page < pdf.getNumberOfPages(); page++) {
            int index = page;
            Pictures.keep(name + "-" + (page + 1), () -> drawn(pdf, index));
        }
        return pdf;
    }

    private static BufferedImage drawn(PDDocument pdf, int page) {
        try {
            return new PDFRenderer(pdf).renderImageWithDPI(page, 220);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }

    /** What stands in the lowest 23.2 millimetres, which belong to the machine readable zone. */
    private static String zone(PDPage page) throws IOException {
        PDFTextStripperByArea reader = new PDFTextStripperByArea();
        reader.addRegion(
                "zone", new Rectangle2D.Float(0, (88 - 23.2f) * MILLIMETRE, 125 * MILLIMETRE, 23.2f * MILLIMETRE));
        reader.extractRegions(page);
        return reader.getTextForRegion("zone").strip();
    }

    private static List<TextPosition> positions(PDDocument pdf) throws IOException {
        List<TextPosition> all = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                all.add(text);
            }
        }.getText(pdf);
        return all;
    }

    private static long distinctColours(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(pixels).distinct().count();
    }

    private String inDatabase(Case of, String column) {
        return (String) jdbc.sql("select " + column + " from passport where registration_number = ?")
                .param(of.registrationNumber())
                .query()
                .singleRow()
                .get(column);
    }

    private List<String> looks(Case of) {
        return jdbc.sql("select officer || ' ' || what from case_look where registration_number = ?"
                        + " and what like 'look.data-page' order by id")
                .param(of.registrationNumber())
                .query(String.class)
                .list();
    }

    private static String file(Case of) {
        return "/cases/" + of.registrationNumber();
    }

    private static String page(Case of) {
        return file(of) + "/data-page.pdf";
    }
}
