package id.paspor.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Uploads;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.Soon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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

/** Copies of documents come in by the applicant's own page, and only what is in them is kept. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentDoorTest {

    private static final byte[] GOOD = Walk.picture("jpeg", 900, 600);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Client applicant;
    private Case application;

    @BeforeAll
    void anApplication() {
        walk = new Walk(port);
        application = walk.atDataEntry();
        applicant = Client.session(port, "applicant");
    }

    static Stream<Arguments> refusedFiles() {
        byte[] jpegOverPdf = Uploads.pdf(1);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 0, jpegOverPdf, 0, 4);
        return Stream.of(
                Arguments.of("nothing in it", new byte[0], "Pilih berkas"),
                Arguments.of("a text called .jpg", "this is no picture".getBytes(), "bukan gambar"),
                Arguments.of("a page with a script", "<html><script>alert(1)</script>".getBytes(), "bukan gambar"),
                Arguments.of("a GIF", Walk.picture("gif", 600, 600), "bukan gambar"),
                Arguments.of("a BMP", Walk.picture("bmp", 600, 600), "bukan gambar"),
                Arguments.of("half a JPEG", Arrays.copyOf(GOOD, GOOD.length / 2), "bukan gambar"),
                Arguments.of("half a PNG", half(Walk.picture("png", 600, 600)), "bukan gambar"),
                Arguments.of("a PDF under a JPEG's beginning", jpegOverPdf, "bukan gambar"),
                Arguments.of("a picture of an iPhone", Uploads.fileOfBrands("heic", "mif1"), "pilih Paling Kompatibel"),
                Arguments.of("one of an Android", Uploads.fileOfBrands("avif", "mif1"), "matikan HEIC"),
                Arguments.of(
                        "a JPEG in inks of no known kind",
                        Uploads.jpegOf(new int[] {255, 171, 127, 192}, null),
                        "JPEG dengan warna RGB"),
                Arguments.of("one pixel", Walk.picture("png", 1, 1), "terlalu kecil"),
                Arguments.of("a PNG of 30,000 by 30,000", Uploads.pngBomb(30_000, 30_000), "terlalu besar"),
                Arguments.of("an animated PNG", Uploads.pngWith("acTL", new byte[8]), "bukan gambar"),
                Arguments.of("11 MB", Arrays.copyOf(GOOD, 10 * 1024 * 1024 + 1), "paling besar 10 MB"),
                Arguments.of("a PDF with a script", Uploads.pdfWithScript(), "skrip"),
                Arguments.of("a PDF that starts a program", Uploads.pdfThatLaunches(), "skrip"),
                Arguments.of("a PDF with a file in it", Uploads.pdfWithFile(), "skrip"),
                Arguments.of("a locked PDF", Uploads.lockedPdf("secret"), "terkunci"),
                Arguments.of("a PDF of 11 pages", Uploads.pdf(11), "10 halaman"),
                Arguments.of("a PDF of no page", Uploads.pdf(0), "tidak dapat dibuka"),
                Arguments.of("half a PDF", half(Uploads.pdf(1)), "tidak dapat dibuka"),
                Arguments.of("a PDF of a gigabyte", Uploads.pdfBomb(), "tidak dapat dibuka"));
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedFiles")
    void whatCannotBeKeptIsRefusedWithASentenceAtItsField(String what, byte[] file, String sentence) {
        Answer answer = send("birth-or-identity-record", "akta.jpg", "image/jpeg", file);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"file-birth-or-identity-record-problem\"")
                .contains(sentence)
                .doesNotContain("Exception");
        assertThat(copies("birth-or-identity-record")).isZero();
    }

    @Test
    void fiftyMegabytesAreAnsweredWithAPage() {
        Answer page = send("birth-or-identity-record", "akta.jpg", "image/jpeg", new byte[50 * 1024 * 1024]);

        assertThat(page.status()).isEqualTo(413);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("paling banyak 10 MB");
        assertThat(copies("birth-or-identity-record")).isZero();
    }

    @Test
    void anEndlessFormIsNotReadToItsEnd() throws InterruptedException {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".getBytes()),
                new InputStream() {
                    @Override
                    public int read() {
                        return sent.incrementAndGet() > 200_000_000 ? -1 : 0;
                    }
                });
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page() + "/ktp"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless))
                .build();

        int status;
        try {
            status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException hungUp) {
            status = 0;
        }

        assertThat(status).isIn(0, 403, 413);
        assertThat(sent).hasValueLessThan(100_000_000);
    }

    @Test
    void aFormWithoutTheFileIsToldSo() {
        Answer withoutPart = applicant.submit(page(), page() + "/birth-or-identity-record", Map.of());
        Answer otherPart =
                applicant.upload(page(), page() + "/birth-or-identity-record", "photo", "akta.jpg", "image/jpeg", GOOD);

        assertThat(List.of(withoutPart, otherPart)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("Pilih berkas");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "old-passport", "KTP", "ktp%00"})
    void aDocumentThatTheCaseDoesNotNeedIsNotTaken(String code) {
        Answer answer = applicant.upload(page(), page() + "/" + code, "file", "a.jpg", "image/jpeg", GOOD);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(copies(code)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"../../../etc/passwd", "C:\\\\Windows\\\\a.exe", "<script>.pdf", "ktp.php%00.jpg"})
    void theNameThatTheSenderGivesIsNotEvenRead(String name) {
        Case own = walk.atDataEntry();

        Answer answer = applicant.upload(page(), page(own) + "/ktp", "file", name, "application/x-msdownload", GOOD);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        Answer content = applicant.get(page(own) + "/ktp");
        assertThat(content.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(content.header("Content-Disposition")).isEqualTo("inline; filename=\"ktp.jpg\"");
    }

    @Test
    void aPictureIsTurnedUprightScaledDownAndRidOfEverythingElse() throws IOException {
        Case own = walk.atDataEntry();
        BufferedImage lying = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        lying.createGraphics().fillRect(0, 0, 4000, 300);
        byte[] jpeg = Uploads.jpegHeld(6, "8.65 S 115.22 E", lying);
        byte[] withZip = ByteArrays.join(jpeg, "PK\3\4 a program".getBytes());

        assertThat(send(own, "ktp", "ktp.jpg", "image/jpeg", withZip).status()).isEqualTo(302);

        byte[] kept = content(own, "ktp");
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(upright.getWidth()).isEqualTo(1875);
        assertThat(upright.getHeight()).isEqualTo(2500);
        assertThat(upright.getRGB(1800, 1200) & 0xFF)
                .as("the top edge is on the right now")
                .isGreaterThan(200);
        assertThat(upright.getRGB(100, 1200) & 0xFF).isLessThan(50);
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("8.65")
                .doesNotContain("Exif")
                .doesNotContain("a program");
    }

    @Test
    void aPdfIsKeptAsPicturesOfItsPages() throws IOException {
        Case own = walk.atDataEntry();

        assertThat(send(own, "family-card", "kk.jpg", "image/jpeg", Uploads.pdf(2))
                        .status())
                .isEqualTo(302);

        byte[] kept = content(own, "family-card");
        try (PDDocument flat = Loader.loadPDF(kept)) {
            assertThat(flat.getNumberOfPages()).isEqualTo(2);
            assertThat(flat.getDocumentInformation().getAuthor()).isNull();
        }
        assertThat(applicant.get(page(own)).body()).contains("2 halaman");
        Answer first = applicant.get(page(own) + "/family-card/pages/1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(first.header("Cache-Control")).contains("no-store");
        assertThat(first.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(first.header("Content-Security-Policy")).contains("sandbox");
        assertThat(applicant.get(page(own) + "/family-card").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"family-card.pdf\"");
        assertThat(applicant.get(page(own) + "/family-card/pages/3").status()).isEqualTo(404);
        assertThat(applicant.get(page(own) + "/family-card/pages/0").status()).isEqualTo(404);
        assertThat(applicant.get(page(own) + "/family-card/pages/x").status()).isEqualTo(400);
    }

    static Stream<Arguments> filesUnderOddCovers() {
        byte[] header = "%PDF-1.4".getBytes();
        byte[] comment = ByteArrays.join(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 10}, header);
        byte[] pictureThatNamesPdf = ByteArrays.join(
                ByteArrays.join(Arrays.copyOf(GOOD, 2), comment), Arrays.copyOfRange(GOOD, 2, GOOD.length));
        return Stream.of(
                Arguments.of(
                        "a PDF after line ends",
                        ByteArrays.join("\n\n\n".getBytes(), Uploads.pdf(1)),
                        "application/pdf"),
                Arguments.of("a PDF that may not be copied", Uploads.lockedPdf(""), "application/pdf"),
                Arguments.of("a picture with a PDF's name in it", pictureThatNamesPdf, "image/jpeg"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesUnderOddCovers")
    void whatOpensForEverybodyIsTakenAsWhatItIs(String what, byte[] file, String type) {
        Case own = walk.atDataEntry();

        Answer answer = send(own, "ktp", "ktp.pdf", "application/octet-stream", file);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(applicant.get(page(own) + "/ktp").header("Content-Type")).isEqualTo(type);
    }

    @Test
    void theSameFileTwiceIsKeptOnce() {
        Case own = walk.atDataEntry();

        assertThat(send(own, "ktp", "a.jpg", "image/jpeg", GOOD).status()).isEqualTo(302);
        assertThat(send(own, "ktp", "a.jpg", "image/jpeg", GOOD).status()).isEqualTo(302);
        assertThat(send(own, "family-card", "a.pdf", "application/pdf", Uploads.pdf(1))
                        .status())
                .isEqualTo(302);
        assertThat(send(own, "family-card", "a.pdf", "application/pdf", Uploads.pdf(1))
                        .status())
                .isEqualTo(302);

        assertThat(events(own)).isEqualTo(2);
    }

    @Test
    void ofTwentyAtOnceSomeAreTakenAndLeaveOneCopyAndNothingBehind() throws Exception {
        Case own = walk.atDataEntry();
        ExecutorService phones = Executors.newFixedThreadPool(20);
        int taken = 0;
        try {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(phone -> phones.submit(
                            () -> send(own, "ktp", "a.jpg", "image/jpeg", Walk.picture("jpeg", 1000 + phone, 900))))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(302, 429);
                taken += answer.get().status() == 302 ? 1 : 0;
            }
        } finally {
            phones.shutdownNow();
        }
        assertThat(copies(own, "ktp")).isOne();
        assertThat(events(own)).isEqualTo(taken).isPositive();
        assertThat(jdbc.sql("""
                        select count(*) from content
                        where not exists (select from document_copy where content_key = key)
                            and not exists (select from case_photo where content_key = key)""").query(Integer.class).single()).isZero();
    }

    @Test
    void afterTheEndNothingIsTaken() {
        Case own = walk.atDataEntry();
        applicant.submit(page(own), "/applications/" + own.registrationNumber() + "/withdraw", Map.of());
        Soon.await()
                .until(() -> jdbc.sql("select closed_at is not null from case_file where registration_number = ?")
                        .param(own.registrationNumber())
                        .query(Boolean.class)
                        .single());

        Answer answer = applicant.upload(page(), page(own) + "/ktp", "file", "a.jpg", "image/jpeg", GOOD);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("tidak dapat diganti lagi");
        assertThat(copies(own, "ktp")).isZero();
    }

    @Test
    void aForgedFormIsRefused() {
        Answer answer = applicant.send("POST", page() + "/ktp", "multipart/form-data; boundary=x", "--x--".getBytes());

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void somebodyElsesDocumentsDoNotExist() {
        Case own = walk.atDataEntry();
        send(own, "ktp", "a.jpg", "image/jpeg", GOOD);
        Client other = Client.session(port, "applicant2");
        Case others = walk.started("applicant2", Applicants.adult());

        for (String path : List.of("", "/ktp", "/ktp/pages/1")) {
            assertThat(other.get(page(own) + path).status()).as(path).isEqualTo(404);
            assertThat(Client.browser(port).get(page(own) + path).status()).isEqualTo(302);
            for (String officer : List.of("dpsDataEntry", "dpsSupervisor", "admin")) {
                assertThat(Client.session(port, officer).get(page(own) + path).status())
                        .isEqualTo(403);
            }
        }
        assertThat(other.upload(page(others), page(own) + "/ktp", "file", "a.jpg", "image/jpeg", GOOD)
                        .status())
                .isEqualTo(404);
        assertThat(events(own)).isOne();
    }

    private Answer send(String code, String name, String type, byte[] file) {
        return send(application, code, name, type, file);
    }

    private Answer send(Case of, String code, String name, String type, byte[] file) {
        return applicant.upload(page(), page(of) + "/" + code, "file", name, type, file);
    }

    private String page() {
        return page(application);
    }

    private static String page(Case of) {
        return "/applications/" + of.registrationNumber() + "/documents";
    }

    private int copies(String code) {
        return copies(application, code);
    }

    private int copies(Case of, String code) {
        return jdbc.sql("select count(*) from document_copy where registration_number = ? and code = ?")
                .params(of.registrationNumber(), code)
                .query(Integer.class)
                .single();
    }

    private int events(Case of) {
        return jdbc.sql("select count(*) from document_event where registration_number = ?")
                .param(of.registrationNumber())
                .query(Integer.class)
                .single();
    }

    private byte[] content(Case of, String code) {
        return jdbc.sql("select bytes from content join document_copy on key = content_key"
                        + " where registration_number = ? and code = ?")
                .params(of.registrationNumber(), code)
                .query(byte[].class)
                .single();
    }

    private static final class ByteArrays {

        static byte[] join(byte[] first, byte[] second) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.writeBytes(first);
            joined.writeBytes(second);
            return joined.toByteArray();
        }
    }
}
