package id.paspor.web.scan;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.BankReport;
import id.paspor.support.outside.FakeClamd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * At every door that takes files malware is refused, and what no scanner could look at. The scanner is put into the program
 * that other tests use, and taken out again; that it is configured is {@link ClamdTest}'s.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class ScannedDoorsTest {

    private static final String SCANNER = "scannerOfThisTest";
    private static final String LISTS = "/supervision/watch-lists";
    private static final byte[] CLEAN = Walk.picture("jpeg", 600, 800);
    private static final LocalDate LONG_AGO = LocalDate.now().minusDays(700);

    /** All doors; {@link #theseAreAllDoorsThatTakeFiles} says so. */
    enum Door {
        COPY("POST", "/applications/{registrationNumber}/documents/{code}", "applicant"),
        PHOTO_OF_PAGE("POST", "/cases/{registrationNumber}/photo", "dpsInterviewer"),
        PHOTO_OF_PROGRAM("PUT", "/api/cases/{registrationNumber}/photo", "dpsInterviewer"),
        WATCH_LIST("POST", LISTS + "/{list}", "btmSupervisor"),
        BANK_REPORT("POST", "/treasury/reports", "btmTreasurer");

        private final String method;
        private final String pattern;
        private final String account;

        Door(String method, String pattern, String account) {
            this.method = method;
            this.pattern = pattern;
            this.account = account;
        }

        private String facts() {
            return method + " " + pattern;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DefaultListableBeanFactory program;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    private final FakeClamd scanner = new FakeClamd();
    private Walk walk;
    private Case application;

    @BeforeAll
    void aScanner() {
        walk = new Walk(port);
        program.registerSingleton(
                SCANNER, new Clamd(new ScannerProperties("127.0.0.1", scanner.port(), Duration.ofSeconds(60))));
    }

    @AfterAll
    void noScanner() {
        program.destroySingleton(SCANNER);
        scanner.close();
    }

    @BeforeEach
    void theScannerBehavesAsUsual() {
        application = null;
        scanner.behavesAsUsual();
    }

    /** The application of a test, at its interview; tests of other doors need none. */
    private Case application() {
        if (application == null) {
            application = walk.atInterview();
        }
        return application;
    }

    @ParameterizedTest
    @EnumSource
    void malwareIsRefusedAndNothingIsKept(Door door, CapturedOutput log) {
        byte[] file = infected(door);
        int before = kept(door);

        Said said = send(door, file);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.words()).contains("memuat program berbahaya", "kirim berkas yang baru");
        assertThat(kept(door)).isEqualTo(before);
        assertThat(scanner.last()).isEqualTo(file);
        assertThat(log.getAll().lines().filter(line -> line.contains("MALWARE_REFUSED")))
                .singleElement()
                .asString()
                .endsWith("MALWARE_REFUSED account=" + door.account + " address=127.0.0.1 door=" + door.facts()
                        + " signature=Eicar-Test-Signature");
    }

    @ParameterizedTest
    @EnumSource
    void theSameFileIsTakenWhenTheScannerKnowsNothingOfIt(Door door) {
        scanner.behaves(file -> "stream: OK");
        int before = kept(door);
        int calls = scanner.calls();

        Said said = send(door, infected(door));

        assertThat(said.status()).as(said.words()).isIn(204, 302);
        assertThat(kept(door)).isEqualTo(before + 1);
        assertThat(scanner.calls()).isEqualTo(calls + 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeCheckedIsRefusedAndNothingIsKept(Door door, CapturedOutput log) {
        int before = kept(door);
        for (FakeClamd.Manner manner : List.<FakeClamd.Manner>of(
                file -> "INSTREAM size limit exceeded. ERROR", file -> "stream: out of order ERROR", file -> null)) {
            scanner.behaves(manner);

            Said said = send(door, infected(door));

            assertThat(said.status()).isEqualTo(503);
            assertThat(said.words()).contains("belum dapat diperiksa", "Kirim lagi");
        }

        assertThat(kept(door)).isEqualTo(before);
        assertThat(log.getAll())
                .contains("the malware scanner did not say what it is: java.io.IOException: it answered: "
                        + "INSTREAM size limit exceeded. ERROR")
                .doesNotContain("at id.paspor.web.scan.", "MALWARE_REFUSED");
    }

    @Test
    void onceTheScannerAnswersAgainTheCaseGoesOn() {
        scanner.behaves(file -> null);
        assertThat(send(Door.PHOTO_OF_PROGRAM, CLEAN).status()).isEqualTo(503);

        scanner.behavesAsUsual();

        assertThat(send(Door.PHOTO_OF_PROGRAM, CLEAN).status()).isEqualTo(204);
        assertThat(send(Door.COPY, CLEAN).status()).isEqualTo(302);
    }

    @Test
    void whoMayNotSendThereHasNothingScanned() {
        int calls = scanner.calls();
        Client other = Client.session(port, "applicant2");
        Client foreign = Client.session(port, "jksInterviewer");

        upload(other, "/register", copies() + "/ktp", Map.of(), "file", infected(Door.COPY));
        upload(foreign, "/register", "/cases/" + number() + "/photo", Map.of(), "photo", infected(Door.COPY));
        upload(other, "/register", "/treasury/reports", Map.of(), "file", infected(Door.BANK_REPORT));

        assertThat(scanner.calls()).isEqualTo(calls);
    }

    @Test
    void theseAreAllDoorsThatTakeFiles() {
        List<String> takingFiles = handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> takesContent(handler.getValue()))
                .filter(handler -> !takesJsonOnly(handler.getKey()))
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("id.paspor."))
                .filter(handler -> !handler.getValue().getBeanType().getName().startsWith("id.paspor.simulator."))
                .map(handler -> handler.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .iterator()
                                .next() + " "
                        + handler.getKey().getPatternValues().iterator().next())
                .sorted()
                .toList();

        assertThat(takingFiles)
                .containsExactlyElementsOf(
                        Arrays.stream(Door.values()).map(Door::facts).sorted().toList());
    }

    private static boolean takesJsonOnly(RequestMappingInfo door) {
        return door.getConsumesCondition().getConsumableMediaTypes().equals(Set.of(MediaType.APPLICATION_JSON));
    }

    private static boolean takesContent(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter ->
                        parameter.hasParameterAnnotation(RequestBody.class) || isContent(parameter.nestedIfOptional()));
    }

    private static boolean isContent(MethodParameter parameter) {
        Class<?> type = parameter.getNestedParameterType();
        return MultipartFile.class.isAssignableFrom(type)
                || MultipartFile[].class.isAssignableFrom(type)
                || HttpEntity.class.isAssignableFrom(type)
                || parameter.getGenericParameterType().getTypeName().contains(MultipartFile.class.getName());
    }

    private record Said(int status, String words) {}

    private Said send(Door door, byte[] file) {
        if (door == Door.PHOTO_OF_PROGRAM) {
            Answer answer = walk.photo(Client.basic(port, door.account), application(), file);
            return new Said(answer.status(), answer.body());
        }
        Client sender = Client.session(port, door.account);
        Answer answer = switch (door) {
            case COPY -> upload(sender, copies(), copies() + "/ktp", Map.of(), "file", file);
            case WATCH_LIST -> upload(sender, LISTS, LISTS + "/prevention-orders", Map.of("note", "Uji"), "file", file);
            case BANK_REPORT ->
                upload(sender, "/treasury", "/treasury/reports?bank=bank&day=" + LONG_AGO, Map.of(), "file", file);
            default -> upload(sender, casePage(), casePage() + "/photo", Map.of(), "photo", file);
        };
        return door == Door.PHOTO_OF_PAGE ? afterRedirect(sender) : new Said(answer.status(), answer.body());
    }

    /** The case file's page says what came of a photo; its statuses are those that a program gets. */
    private Said afterRedirect(Client officer) {
        String page = officer.get(casePage()).body();
        int status = page.contains("program berbahaya") ? 400 : page.contains("belum dapat diperiksa") ? 503 : 302;
        return new Said(status, page);
    }

    private static Answer upload(
            Client sender, String page, String action, Map<String, String> fields, String field, byte[] file) {
        return sender.upload(page, action, fields, field, "a.bin", "application/octet-stream", file);
    }

    private byte[] infected(Door door) {
        return switch (door) {
            case WATCH_LIST ->
                ("nik,passport_number,full_name,date_of_birth,authority,reference,since,until\r\n"
                                + ",,Bambang Tercekal,,Kejaksaan Agung " + UUID.randomUUID() + ","
                                + FakeClamd.EICAR + "," + LocalDate.now().minusDays(30) + ","
                                + LocalDate.now().plusDays(30) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
            case BANK_REPORT ->
                BankReport.of(LONG_AGO)
                        .camt("08")
                        .replace("<GrpHdr>", "<!-- " + UUID.randomUUID() + FakeClamd.EICAR + " --><GrpHdr>")
                        .getBytes(StandardCharsets.UTF_8);
            default -> withComment(CLEAN, FakeClamd.EICAR);
        };
    }

    /** A picture with a comment right after its beginning, which is no part of what is kept of it. */
    private static byte[] withComment(byte[] jpeg, String comment) {
        byte[] text = comment.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + text.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** How many were kept so far: copies and photos of the case, lists and reports of all. */
    private int kept(Door door) {
        return switch (door) {
            case COPY -> count("document_copy where registration_number = ?", number());
            case WATCH_LIST -> count("watch_list_version");
            case BANK_REPORT -> count("bank_report");
            default -> count("case_photo where registration_number = ?", number());
        };
    }

    private int count(String rows, Object... of) {
        return jdbc.sql("select count(*) from " + rows)
                .params(of)
                .query(Integer.class)
                .single();
    }

    private String number() {
        return application().registrationNumber();
    }

    private String copies() {
        return "/applications/" + number() + "/documents";
    }

    private String casePage() {
        return "/cases/" + number();
    }
}
