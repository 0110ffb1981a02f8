package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Uploads;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A photo is taken by an interviewer of the case's own office, and is a picture of a person's size. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoDoorTest {

    private static final byte[] GOOD = Walk.picture("jpeg", 600, 800);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Case application;

    @BeforeAll
    void anApplicationAtItsInterview() {
        walk = new Walk(port);
        application = walk.atInterview();
    }

    static Stream<Arguments> refusedPictures() {
        return Stream.of(
                Arguments.of("text", "this is no picture".getBytes(), "bukan foto JPEG"),
                Arguments.of("a picture of an iPhone", Uploads.fileOfBrands("heic", "mif1"), "pilih Paling Kompatibel"),
                Arguments.of(
                        "a JPEG in inks of no known kind",
                        Uploads.jpegOf(new int[] {255, 171, 127, 192}, null),
                        "JPEG dengan warna RGB"),
                Arguments.of("the beginning of a JPEG", Arrays.copyOf(GOOD, 300), "bukan foto JPEG"),
                Arguments.of("half a JPEG", Arrays.copyOf(GOOD, GOOD.length / 2), "bukan foto JPEG"),
                Arguments.of("a JPEG without its end", Arrays.copyOf(GOOD, GOOD.length - 200), "bukan foto JPEG"),
                Arguments.of("a PNG under a JPEG's name", Walk.picture("png", 600, 800), "bukan foto JPEG"),
                Arguments.of("one pixel", Walk.picture("jpeg", 1, 1), "paling sedikit 200 piksel"),
                Arguments.of("a pixel too few", Walk.picture("jpeg", 199, 265), "paling sedikit 200 piksel"),
                Arguments.of("a strip", Walk.picture("jpeg", 600, 100), "paling sedikit 200 piksel"),
                Arguments.of(
                        "a picture of 6,100 pixels", Walk.picture("jpeg", 6100, 300), "paling banyak 6.000 piksel"),
                Arguments.of("a header that promises 100 megapixels", withSize(8_660, 11_547), "6.000 piksel"),
                Arguments.of("a header that promises 400 megapixels", withSize(20_000, 20_000), "6.000 piksel"),
                Arguments.of("a lying photo", Walk.picture("jpeg", 800, 600), "3 banding 4 atau 35 banding 45"),
                Arguments.of("a photo of 1 to 2", Walk.picture("jpeg", 300, 600), "3 banding 4 atau 35 banding 45"),
                Arguments.of(
                        "a photo that its camera says lies",
                        Uploads.jpegHeld(6, "-", new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB)),
                        "3 banding 4 atau 35 banding 45"),
                Arguments.of("more than 5 MB", Arrays.copyOf(GOOD, 5 * 1024 * 1024 + 1), "paling besar 5 MB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedPictures")
    void whatIsNoUsablePhotoIsRefusedWithASentenceAndNotKept(String what, byte[] picture, String sentence) {
        Case without = walk.atInterview();

        Answer answer = walk.photo(Client.basic(port, "dpsInterviewer"), without, picture);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .startsWith("photo: ")
                .contains(sentence)
                .contains(" / ");
        assertThat(photos(without)).isZero();
    }

    static Stream<Arguments> takenPictures() {
        return Stream.of(
                Arguments.of("3 to 4 at its smallest", Walk.picture("jpeg", 201, 268)),
                Arguments.of("2 to 3", Walk.picture("jpeg", 400, 600)),
                Arguments.of("a square", Walk.picture("jpeg", 600, 600)),
                Arguments.of("35 to 45", Walk.picture("jpeg", 413, 531)),
                Arguments.of("4 to 5", Walk.picture("jpeg", 400, 500)),
                Arguments.of(
                        "a phone that was held upright",
                        Uploads.jpegHeld(6, "-", new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takenPictures")
    void aPhotoOfTheShapeOfAPassportPhotoIsTaken(String what, byte[] picture) {
        Case without = walk.atInterview();

        Answer answer = walk.photo(Client.basic(port, "dpsInterviewer"), without, picture);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(photos(without)).isOne();
    }

    @Test
    void farMoreThanAPhotoIsNotEvenRead() {
        Answer answer = walk.photo(Client.basic(port, "dpsInterviewer"), application, new byte[9 * 1024 * 1024]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("message").asText()).contains(" / ");
    }

    /** The status of the answer, or 0 when the server hung up before the request was sent. */
    private static int statusOrCut(HttpRequest request) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException hungUp) {
            return 0;
        }
    }

    @Test
    void farMoreThanAPhotoWithoutItsLengthIsNotReadToItsEnd() throws InterruptedException {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() > 100_000_000 ? -1 : 0;
            }
        };
        String login = Base64.getEncoder().encodeToString("dpsInterviewer:demo".getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + "/api/cases/" + application.registrationNumber() + "/photo"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "image/jpeg")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> endless))
                .build();

        assertThat(statusOrCut(request)).matches(status -> status == 0 || status >= 400);
        assertThat(sent).hasValueLessThan(50_000_000);
    }

    @ParameterizedTest
    @CsvSource({"image/png, 415", "application/json, 415", "application/octet-stream, 415", "text/html, 415"})
    void onlyJpegIsTaken(String type, int status) {
        String path = "/api/cases/" + application.registrationNumber() + "/photo";

        assertThat(Client.basic(port, "dpsInterviewer")
                        .send("PUT", path, type, GOOD)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aNumberThatNoHeaderCanHoldLeadsNowhere() {
        Client interviewer = Client.session(port, "dpsInterviewer");
        String unknown = "/cases/%E2%80%AEabc";

        Answer answer = interviewer.submit("/cases/" + application.registrationNumber(), unknown + "/photo", Map.of());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(interviewer.get(unknown).status()).isEqualTo(404);
    }

    @Test
    void nothingAtAllIsNoPhoto() {
        Case without = walk.atInterview();
        Client interviewer = Client.session(port, "dpsInterviewer");
        String page = "/cases/" + without.registrationNumber();

        Answer nothing = walk.photo(Client.basic(port, "dpsInterviewer"), without, new byte[0]);
        Answer noPart = interviewer.submit(page, page + "/photo", Map.of());

        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.json().get("message").asText()).contains("JPEG").contains(" / ");
        assertThat(noPart.location()).isEqualTo(page);
        assertThat(interviewer.get(page).body()).contains("Berkas ini bukan foto JPEG.");
        assertThat(photos(without)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "1", "nonsense", "1%27or%271%27=%271"})
    void thereIsNoPhotoOfAnUnknownCase(String registrationNumber) {
        Answer answer = Client.basic(port, "dpsInterviewer")
                .send("PUT", "/api/cases/" + registrationNumber + "/photo", "image/jpeg", GOOD);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).contains(" / ");
    }

    @ParameterizedTest
    @CsvSource({
        "applicant, 403",
        "dpsDataEntry, 403",
        "dpsPrinting, 403",
        "dpsCounter, 403",
        "dpsSupervisor, 403",
        "dpsTreasurer, 403",
        "admin, 403",
        "jksInterviewer, 404",
        "dpsInterviewer, 204"
    })
    void onlyAnInterviewerOfTheOwnOfficeTakesThePhoto(String account, int status) {
        Case without = walk.atInterview();

        assertThat(walk.photo(Client.basic(port, account), without, GOOD).status())
                .isEqualTo(status);
        assertThat(photos(without)).isEqualTo(status == 204 ? 1 : 0);
    }

    @Test
    void aSessionNeedsTheTokenOfThePage() {
        Case without = walk.atInterview();
        Client interviewer = Client.session(port, "dpsInterviewer");

        assertThat(walk.photo(interviewer, without, GOOD).status()).isEqualTo(403);
        assertThat(photos(without)).isZero();

        interviewer.get("/");
        Answer withToken = interviewer.send(
                "PUT",
                "/api/cases/" + without.registrationNumber() + "/photo",
                "image/jpeg",
                GOOD,
                Map.of("X-PASPOR-XSRF", interviewer.cookie("PASPOR-XSRF").orElseThrow()));
        assertThat(withToken.status()).isEqualTo(204);
        assertThat(photos(without)).isOne();
    }

    @Test
    void thePhotoIsShownToTheOwnOfficeWithoutBeingKeptByBrowsersAndWithoutItsMetadata() {
        Case own = walk.atInterview();
        byte[] withComment = withComment("taken at home, 8.65 S 115.22 E");
        assertThat(walk.photo(Client.basic(port, "dpsInterviewer"), own, withComment)
                        .status())
                .isEqualTo(204);
        String path = "/cases/" + own.registrationNumber() + "/photo";

        Answer shown = Client.session(port, "dpsDataEntry").get(path);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(jdbc.sql("select position(? in bytes) from case_photo join content on key = content_key"
                                + " where registration_number = ?")
                        .params("taken at home".getBytes(), own.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void approvalNeedsThePhoto() {
        Case without = walk.atInterview();
        String task = walk.task("dpsInterviewer", without, "interview");

        Answer answer = walk.complete("dpsInterviewer", task, Walk.APPROVE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/fields/0/field").asText()).isEqualTo("decision");
    }

    private int photos(Case of) {
        return jdbc.sql("select count(*) from case_photo where registration_number = ?")
                .param(of.registrationNumber())
                .query(Integer.class)
                .single();
    }

    /** The good picture with another size in its header (the frame's marker is FFC0). */
    private static byte[] withSize(int width, int height) {
        byte[] changed = GOOD.clone();
        for (int at = 0; at < changed.length - 9; at++) {
            if (changed[at] == (byte) 0xFF && changed[at + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(changed).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return changed;
            }
        }
        throw new IllegalStateException("no frame");
    }

    /** The good picture with a comment right after its beginning. */
    private static byte[] withComment(String comment) {
        byte[] text = comment.getBytes();
        return ByteBuffer.allocate(GOOD.length + text.length + 4)
                .put(GOOD, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(GOOD, 2, GOOD.length - 2)
                .array();
    }
}
