package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.Soon;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The case file is read and worked on by its own office's officers, and each look is remembered. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Client applicant;
    private Case application;

    @BeforeAll
    void anApplicationWithACopy() {
        walk = new Walk(port);
        applicant = Client.session(port, "applicant");
        application = withCopy();
    }

    private Case withCopy() {
        Case of = walk.atDataEntry();
        String page = "/applications/" + of.registrationNumber() + "/documents";
        Answer answer =
                applicant.upload(page, page + "/ktp", "file", "a.jpg", "image/jpeg", Walk.picture("jpeg", 900, 600));
        assertThat(answer.status()).isEqualTo(302);
        return of;
    }

    @ParameterizedTest
    @CsvSource({
        "dpsDataEntry, 200, 302",
        "dpsInterviewer, 200, 302",
        "dpsCounter, 200, 302",
        "dpsSupervisor, 200, 302",
        "dpsPrinting, 200, 403",
        "dpsTreasurer, 200, 403",
        "jksDataEntry, 404, 404",
        "jksSupervisor, 404, 404",
        "applicant, 403, 403",
        "admin, 403, 403"
    })
    void onlyOfficersOfTheOwnOfficeReadAndOnlySomeDesksAskAgain(String account, int reading, int asking) {
        Client somebody = Client.session(port, account);

        assertThat(somebody.get(page(application)).status()).isEqualTo(reading);
        assertThat(somebody.get(page(application) + "/beside-task").status()).isEqualTo(reading);
        assertThat(somebody.submit("/", page(application) + "/notes", Map.of("note", ""))
                        .status())
                .isEqualTo(reading == 200 ? 302 : reading);
        assertThat(somebody.get(page(application) + "/documents/ktp/pages/1").status())
                .isEqualTo(reading);
        somebody.get("/");
        assertThat(ask(somebody, application, "ktp", "Buram, foto lagi.").status())
                .isEqualTo(asking);
    }

    @ParameterizedTest
    @CsvSource({
        "dpsSupervisor, 200",
        "dpsCounter, 403",
        "dpsTreasurer, 403",
        "jksSupervisor, 404",
        "applicant, 403",
        "admin, 403"
    })
    void onlySupervisorsOfTheOwnOfficeTakeTheAuditAlong(String account, int status) {
        assertThat(Client.session(port, account)
                        .get(page(application) + "/audit")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void whatIsOverIsNotShownAsIfItWereAwaited() {
        Case paid = walk.atPrinting(Applicants.adult());
        Case billed = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), billed, Walk.picture("jpeg", 480, 640));
        walk.done("dpsInterviewer", billed, "interview", Walk.APPROVE);
        Client supervisor = Client.session(port, "dpsSupervisor");

        assertThat(Soon.await()
                        .until(() -> supervisor.get(page(billed)).body(), body -> body.contains("Virtual account")))
                .contains("belum dibayar", "Batas waktu");
        assertThat(Client.session(port, "dpsPrinting").get(page(paid)).body())
                .contains("sudah dibayar")
                .doesNotContain("Batas waktu");
        assertThat(applicant.get("/applications/" + paid.registrationNumber()).body())
                .contains("sudah dibayar")
                .doesNotContain("id=\"documents\"");
        assertThat(applicant
                        .get("/applications/" + application.registrationNumber())
                        .body())
                .contains("id=\"documents\"");
    }

    @Test
    void datesAreAsTheReaderWritesThem() {
        Client officer = Client.session(port, "dpsDataEntry");

        assertThat(officer.get(page(application)).body())
                .contains("22 April 1986")
                .doesNotContain("1986-04-22");
        assertThat(officer.get(page(application) + "?lang=en").body()).contains("22 April 1986", "Date of birth");
    }

    @Test
    void theAuditHasWhatHappenedWithItsProofAndIsItselfALook() {
        Client supervisor = Client.session(port, "dpsSupervisor");
        assertThat(supervisor.get(page(application)).body()).contains(page(application) + "/audit");

        Answer audit = supervisor.get(page(application) + "/audit");

        assertThat(audit.header("Content-Disposition")).contains("audit-" + application.registrationNumber());
        assertThat(audit.header("Cache-Control")).contains("no-store");
        assertThat(audit.json().get("breaks")).isEmpty();
        assertThat(audit.json().get("rows").findValuesAsText("status")).contains("REGISTERED");
        assertThat(audit.json().get("rows").findValuesAsText("what")).contains("look.audit");
    }

    @Test
    void aSupervisorOfTheOwnOfficeHoldsACaseInDisputeAndLiftsTheHold() {
        Case of = withCopy();
        Client supervisor = Client.session(port, "dpsSupervisor");
        supervisor.get("/?lang=en");
        Client elsewhere = Client.session(port, "jksSupervisor");
        Map<String, String> reason = Map.of("reason", "Gugatan 12/G/2026/PTUN");

        assertThat(elsewhere.submit("/", page(of) + "/hold", reason).status()).isEqualTo(404);
        supervisor.submit(page(of), page(of) + "/hold", Map.of("reason", " "));
        assertThat(supervisor.get(page(of)).body()).contains("id=\"hold-reason-problem\"");
        assertThat(holds(of)).isEmpty();
        supervisor.submit(page(of), page(of) + "/hold", reason);
        assertThat(holds(of)).containsExactly("dpsSupervisor: Gugatan 12/G/2026/PTUN");
        assertThat(supervisor.get(page(of)).body()).contains("none of its data is erased", "Gugatan 12/G/2026/PTUN");
        supervisor.submit(page(of), page(of) + "/hold", reason);
        assertThat(supervisor.get(page(of)).body()).contains("This application is held already.");

        assertThat(elsewhere.submit("/", page(of) + "/hold/lift", reason).status())
                .isEqualTo(404);
        supervisor.submit(page(of), page(of) + "/hold/lift", Map.of("reason", "Gugatan dicabut"));

        assertThat(holds(of)).containsExactly("dpsSupervisor: Gugatan 12/G/2026/PTUN, dpsSupervisor: Gugatan dicabut");
        assertThat(Client.session(port, "dpsCounter").get(page(of)).body()).doesNotContain("Gugatan");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            dpsSupervisor | /hold | HELD | This application is held already.
            dpsSupervisor | /hold/lift | ENDED | This application is not held.
            dpsCounter | /documents/ktp/ask-again | ENDED | so no document can be asked for any more.
            dpsCounter | /withdraw | ENDED | so it can no longer be withdrawn.
            dpsCounter | /reschedule | ENDED | There is no appointment to move.
            """)
    void whatCannotBeDoneAnyMoreIsSaidBeforeItsFormIsLookedAt(
            String account, String deed, String meanwhile, String sentence) {
        Case of = withCopy();
        if (meanwhile.equals("HELD")) {
            Client.session(port, "dpsSupervisor")
                    .submit(page(of), page(of) + "/hold", Map.of("reason", "Gugatan 12/G/2026/PTUN"));
        } else {
            Client.session(port, "dpsCounter").submit(page(of), page(of) + "/withdraw", Map.of("confirm", "true"));
        }
        Client officer = Client.session(port, account);
        officer.get("/?lang=en");

        Answer answer = officer.submit(
                page(of),
                page(of) + deed,
                Map.of("reason", " ", "slot", walk.slots("DPS").get(0)));

        assertThat(officer.get(answer.location()).body()).contains(sentence).doesNotContain("id=\"problems\"");
    }

    @Test
    void aSupervisorOfTheOwnOfficeRectifiesAnAnswerOnTheCaseFile() {
        Case of = withCopy();
        Client supervisor = Client.session(port, "dpsSupervisor");
        supervisor.get("/?lang=en");
        Map<String, String> good = Map.of("field", "occupation", "value", "Pelaut", "reason", "Surat keterangan kerja");

        assertThat(Client.session(port, "jksSupervisor")
                        .submit("/", page(of) + "/rectify", good)
                        .status())
                .isEqualTo(404);
        supervisor.submit(
                page(of), page(of) + "/rectify", Map.of("field", "phone", "value", "12", "reason", "Ditelepon lagi"));
        assertThat(supervisor.get(page(of)).body())
                .contains("id=\"rectify-value-problem\"", "Ditelepon lagi</textarea>");
        for (String none : new String[] {"field", "value", "reason", ""}) {
            assertThat(supervisor
                            .submit(
                                    page(of),
                                    page(of) + "/rectify",
                                    Map.of("field", none, "value", "12", "reason", "Ditelepon lagi"))
                            .location())
                    .as(none)
                    .isEqualTo(page(of));
        }
        supervisor.submit(
                page(of),
                page(of) + "/rectify",
                Map.of("field", "dateOfBirth", "value", "2012-01-01", "reason", "Salah ketik"));
        assertThat(supervisor.get(page(of)).body()).contains("Guardian’s name: Required for an applicant under");
        supervisor.submit(page(of), page(of) + "/rectify", good);

        assertThat(supervisor.get(page(of)).body())
                .contains(
                        "The data is rectified",
                        "<ins>Pelaut</ins>",
                        "Rectified by Supervisor DPS (dpsSupervisor): Surat keterangan kerja");
        assertThat(Client.session(port, "dpsCounter").get(page(of)).body())
                .contains("<ins>Pelaut</ins>")
                .doesNotContain("/rectify");
    }

    private List<String> holds(Case of) {
        return jdbc.sql("select concat_ws(', ', held_by || ': ' || reason, lifted_by || ': ' || lifted_reason)"
                        + " from case_hold where registration_number = ? order by id")
                .param(of.registrationNumber())
                .query(String.class)
                .list();
    }

    @Test
    void nobodyIsSentToTheLogin() {
        for (String path : List.of("", "/beside-task", "/documents/ktp/pages/1", "/photo", "/audit")) {
            assertThat(Client.nobody(port).get(page(application) + path).location())
                    .isEqualTo("/login");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", " ab ", "\u0007 bell", "Ya\u202e\u200b"})
    void askingNeedsAReason(String reason) {
        Case of = withCopy();
        Client officer = Client.session(port, "dpsDataEntry");

        Answer answer = ask(officer, of, "ktp", reason);

        assertThat(answer.location()).isEqualTo(page(of) + "?document=ktp");
        assertThat(officer.get(answer.location()).body()).contains("id=\"reason-problem\"");
        assertThat(requests(of)).isZero();
    }

    @Test
    void signsThatNobodySeesAreNoPartOfAReason() {
        Case of = withCopy();

        ask(Client.session(port, "dpsDataEntry"), of, "ktp", "Kabur\u00a0 \u202esekali");

        assertThat(jdbc.sql("select reason from document_event where registration_number = ? and what = 'ASKED_AGAIN'")
                        .param(of.registrationNumber())
                        .query(String.class)
                        .single())
                .isEqualTo("Kabur sekali");
    }

    @Test
    void whatWasTypedIsKeptWhenTheReasonIsTooLong() {
        Client officer = Client.session(port, "dpsDataEntry");
        String reason = "Kabur. <script>alert(1)</script>" + "x".repeat(500);

        Answer answer = ask(officer, application, "family-card", reason);

        assertThat(officer.get(answer.location()).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;" + "x".repeat(500))
                .doesNotContain("<script>alert");
    }

    @Test
    void aDocumentThatTheCaseDoesNotNeedIsNotAskedFor() {
        Client officer = Client.session(port, "dpsDataEntry");

        assertThat(ask(officer, application, "old-passport", "Perlu.").status()).isEqualTo(404);
        assertThat(ask(officer, application, "x", "").status()).isEqualTo(404);
    }

    @Test
    void askingTellsTheApplicantAndStandsInTheHistory() {
        Case of = withCopy();
        Client officer = Client.session(port, "dpsInterviewer");

        ask(officer, of, "ktp", "Fotonya buram.");

        assertThat(officer.get(page(of)).body())
                .contains("Salinan diminta lagi: KTP")
                .contains("Fotonya buram.")
                .contains("mohon kirim lagi");
        assertThat(applicant
                        .get("/applications/" + of.registrationNumber() + "/documents")
                        .body())
                .contains("Fotonya buram.");
        assertThat(jdbc.sql("select text_english from message where registration_number = ? order by id desc limit 1")
                        .param(of.registrationNumber())
                        .query(String.class)
                        .single())
                .contains("Identity card")
                .contains("Fotonya buram.");
    }

    @Test
    void everyLookIsRememberedOnceAndShownToSupervisors() {
        Case of = withCopy();
        Client dataEntry = Client.session(port, "dpsDataEntry");
        dataEntry.get(page(of));
        dataEntry.get(page(of));
        dataEntry.get(page(of) + "/documents/ktp/pages/1");
        dataEntry.get(page(of) + "/photo");
        String task = walk.task("dpsDataEntry", of, "data-entry");
        Client.basic(port, "dpsDataEntry").get("/engine-rest/task/" + task + "/form-variables");
        dataEntry.get(page(of) + "/beside-task");
        applicant.get("/applications/" + of.registrationNumber() + "/documents");
        Client.session(port, "jksDataEntry").get(page(of));

        assertThat(looks(of))
                .containsExactly(
                        "dpsDataEntry dataEntry look.case-file",
                        "dpsDataEntry dataEntry document.ktp",
                        "dpsDataEntry dataEntry look.photo",
                        "dpsDataEntry dataEntry look.task");
        assertThat(dataEntry.get(page(of)).body()).doesNotContain("id=\"looks\"");
        assertThat(Client.session(port, "dpsSupervisor").get(page(of)).body())
                .contains("id=\"looks\"")
                .contains("<td><span>DataEntry DPS</span> <small", ">dpsDataEntry</small></td>");
    }

    @Test
    void theCardsOfADeskSayWhatIsSpecialAndNothingToOtherOffices() {
        Case child = walk.started("applicant", Applicants.child());
        String cards = "/cases/cards?case=" + child.registrationNumber() + "&case=0000000000000000";

        JsonNode shown = Client.session(port, "dpsCounter").get(cards).json();
        assertThat(shown).hasSize(1);
        JsonNode card = shown.get(child.registrationNumber());
        assertThat(card.get("product").asText()).isEqualTo("E-paspor, 5 tahun");
        assertThat(card.get("flags").findValuesAsText("text")).containsExactly("Anak");
        assertThat(Instant.parse(card.get("dayEnds").asText()))
                .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Makassar"))
                        .plusDays(1)
                        .atStartOfDay(ZoneId.of("Asia/Makassar"))
                        .toInstant());
        assertThat(Client.session(port, "dpsCounter")
                        .send("GET", cards, null, null, Map.of("Accept-Language", "en-US"))
                        .json()
                        .findValuesAsText("text"))
                .containsExactly("Child");
        assertThat(Client.session(port, "jksCounter").get(cards).json()).isEmpty();
        assertThat(Client.session(port, "dpsCounter").get("/cases/cards").json())
                .isEmpty();
    }

    @Test
    void completingATaskIsNoLook() {
        Case of = walk.atDataEntry();

        walk.done("dpsDataEntry", of, "data-entry", Map.of("decision", "accept"));

        assertThat(looks(of)).isEmpty();
        assertThat(Client.session(port, "dpsSupervisor").get(page(of)).body())
                .contains("Belum ada petugas yang melihatnya.")
                .doesNotContain("paspor-looks");
    }

    @Test
    void theOfficersFormsSayWhichCopiesCame() {
        String task = walk.task("dpsDataEntry", application, "data-entry");

        Answer shown = Client.basic(port, "dpsDataEntry").get("/engine-rest/task/" + task + "/form-variables");

        assertThat(shown.body()).contains("Kartu keluarga / Family card: belum ada salinan / no copy yet");
    }

    @Test
    void theCaseFileBesideATaskIsTheSameWithoutThePageAroundIt() {
        String beside = Client.session(port, "dpsDataEntry")
                .get(page(application) + "/beside-task?document=ktp")
                .body();

        assertThat(beside)
                .contains("id=\"data\"", "id=\"history\"", "id=\"stage\"")
                .doesNotContain("paspor-header", "paspor-footer");
    }

    @Test
    void aNoteIsReadByOfficersAsItWasWrittenAndByNobodyElse() {
        Case of = walk.atDataEntry();
        Client officer = Client.session(port, "dpsDataEntry");

        write(officer, of, "Pemohon <script>alert(1)</script>\r\n\u202eakan  datang.");

        assertThat(Client.session(port, "dpsCounter").get(page(of)).body())
                .contains(
                        "Pemohon &lt;script&gt;alert(1)&lt;/script&gt;\nakan datang.",
                        "<strong>DataEntry DPS (dpsDataEntry)</strong>")
                .doesNotContain("<script>alert");
        assertThat(applicant.get("/applications/" + of.registrationNumber()).body())
                .doesNotContain("akan datang.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Wajib diisi.",
        "'\u200b ', Wajib diisi.",
        "'\u0007', karakter yang tidak terlihat",
        "long, Paling banyak 2"
    })
    void aNoteThatNobodyCanReadIsRefusedAndKeptInItsField(String note, String problem) {
        Case of = walk.atDataEntry();
        Client officer = Client.session(port, "dpsDataEntry");
        String written = note.equals("long") ? "<i>".repeat(667) : note;

        write(officer, of, written);

        assertThat(officer.get(page(of)).body())
                .contains("id=\"note-problem\"", problem)
                .contains(written.replace("<", "&lt;").replace(">", "&gt;") + "</textarea>")
                .doesNotContain("<strong>DataEntry DPS (dpsDataEntry)</strong>");
    }

    private static void write(Client officer, Case of, String note) {
        assertThat(officer.submit(page(of), page(of) + "/notes", Map.of("note", note))
                        .location())
                .isEqualTo(page(of));
    }

    private List<String> looks(Case of) {
        return jdbc.sql("select officer || ' ' || desks || ' ' || what from case_look"
                        + " where registration_number = ? order by id")
                .param(of.registrationNumber())
                .query(String.class)
                .list();
    }

    private int requests(Case of) {
        return jdbc.sql("select count(*) from document_event where registration_number = ? and what = 'ASKED_AGAIN'")
                .param(of.registrationNumber())
                .query(Integer.class)
                .single();
    }

    private static String page(Case of) {
        return "/cases/" + of.registrationNumber();
    }

    private static Answer ask(Client officer, Case of, String code, String reason) {
        return officer.submit("/", page(of) + "/documents/" + code + "/ask-again", Map.of("reason", reason));
    }
}
