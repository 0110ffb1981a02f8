package id.paspor.portal;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.kernel.written.WrittenNumber;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Paper;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
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

/** The appointment letter and the receipt, as an applicant gets them. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Case paid;

    @BeforeAll
    void aCaseThatIsPaidFor() {
        walk = new Walk(port);
        paid = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), paid, Walk.picture("jpeg", 600, 800));
        walk.done("dpsInterviewer", paid, "interview", Walk.APPROVE);
        await().until(() -> bill() != null);
        Client.browser(port)
                .submitForged("/simulator/bank", Map.of("virtualAccountNumber", bill(), "amount", "950000"));
    }

    @Test
    void theAppointmentLetterSaysWhenWhereAndWhatToBring() {
        Paper letter = paper("/appointment-letter.pdf", "appointment-letter");

        assertThat(letter.code()).isEqualTo(paid.registrationNumber());
        assertThat(letter.title()).isEqualTo("Surat jadwal wawancara");
        assertThat(letter.language()).isEqualTo("id");
        assertThat(letter.tagged()).isTrue();
        assertThat(letter.embedded()).isTrue();
        assertThat(letter.text())
                .contains(
                        "Surat jadwal wawancara",
                        paid.number().grouped(),
                        "Budi Santoso",
                        "E-paspor, 10 tahun",
                        "WITA",
                        "Kantor Imigrasi Denpasar",
                        "Jl. D.I. Panjaitan No. 3, Denpasar",
                        "KTP",
                        "Kartu keluarga",
                        "Akta lahir, buku nikah, ijazah, atau surat baptis",
                        "1500115");
    }

    @Test
    void theReceiptSaysWhatWasPaidAndAlwaysHasTheSameNumber() {
        Paper receipt = paper("/receipt.pdf", "receipt");

        assertThat(receipt.code()).isEqualTo(paid.registrationNumber());
        assertThat(receipt.title()).isEqualTo("Bukti pembayaran");
        assertThat(receipt.language()).isEqualTo("id");
        assertThat(receipt.tagged()).isTrue();
        assertThat(receipt.embedded()).isTrue();
        assertThat(receipt.spoken())
                .contains(
                        "Nomor registrasi " + paid.number().grouped(),
                        "Jumlah Rp950.000",
                        "Virtual account " + WrittenNumber.grouped(bill()),
                        "Kode QR nomor registrasi " + paid.number().grouped());
        assertThat(receipt.text())
                .contains(
                        "Bukti pembayaran",
                        "Rp950.000",
                        WrittenNumber.grouped(bill()),
                        "WITA",
                        "Kantor Imigrasi Denpasar")
                .containsPattern("DPS/\\d{4}/\\d{8} ");
        assertThat(paper("/receipt.pdf", "receipt").text()).isEqualTo(receipt.text());
    }

    @Test
    void paperSpeaksTheLanguageOfThePage() {
        Paper letter = Paper.of(bytes("/appointment-letter.pdf?lang=en"), "appointment-letter-en");
        Paper receipt = Paper.of(bytes("/receipt.pdf?lang=en"), "receipt-en");

        assertThat(letter.language()).isEqualTo("en");
        assertThat(receipt.language()).isEqualTo("en");
        assertThat(letter.title()).isEqualTo("Interview appointment");
        assertThat(receipt.title()).isEqualTo("Receipt");
        assertThat(letter.text()).contains("Interview appointment", "Bring the originals", "Identity card");
        assertThat(receipt.text()).contains("Receipt number", "Rp950,000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/appointment-letter.pdf", "/receipt.pdf"})
    void itIsAPdfThatNobodyKeeps(String path) {
        Answer answer = Client.session(port, "applicant").get("/applications/" + paid.registrationNumber() + path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 302",
        "applicant2, 404",
        "dpsCounter, 403",
        "dpsSupervisor, 403",
        "jksCounter, 403",
        "admin, 403",
        "applicant, 200"
    })
    void onlyTheApplicantHasIt(String account, int status) {
        Client client = account.equals("nobody") ? Client.browser(port) : Client.session(port, account);
        for (String path : new String[] {"/appointment-letter.pdf", "/receipt.pdf"}) {
            assertThat(client.get("/applications/" + paid.registrationNumber() + path)
                            .status())
                    .as(path)
                    .isEqualTo(status);
        }
    }

    @Test
    void withoutAppointmentOrPaymentThereIsNoPaper() {
        Case fresh = walk.started("applicant", Applicants.adult());
        Client applicant = Client.session(port, "applicant");

        Answer letter = applicant.get("/applications/" + fresh.registrationNumber() + "/appointment-letter.pdf");
        assertThat(letter.status()).isEqualTo(404);
        assertThat(letter.header("Content-Type")).startsWith("text/html");
        assertThat(applicant
                        .get("/applications/" + fresh.registrationNumber() + "/receipt.pdf")
                        .status())
                .isEqualTo(404);
        assertThat(applicant.get("/applications/0000000000000000/receipt.pdf").status())
                .isEqualTo(404);
    }

    private String bill() {
        return jdbc.sql("select virtual_account_number from bill where registration_number = ?")
                .param(paid.registrationNumber())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Paper paper(String path, String name) {
        return Paper.of(bytes(path), name);
    }

    private byte[] bytes(String path) {
        return Client.session(port, "applicant").bytes("/applications/" + paid.registrationNumber() + path);
    }
}
