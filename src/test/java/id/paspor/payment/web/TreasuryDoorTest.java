package id.paspor.payment.web;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Paper;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.BankReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Treasurers hand in banks' reports and see what they came to: of their office's cases, and of nobody's. */
@ServerTest
class TreasuryDoorTest {

    private static final String PAGE = "/treasury";

    /** Long enough ago that no other test and no timer has to do with it. */
    private static final LocalDate LONG_AGO =
            LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(400);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "btmTreasurer, 200, 302",
        "admin, 200, 302",
        "btmSupervisor, 403, 403",
        "btmDataEntry, 403, 403",
        "btmInterviewer, 403, 403",
        "btmPrinting, 403, 403",
        "btmCounter, 403, 403",
        "applicant, 403, 403"
    })
    void onlyTreasurersAndAdministratorsComeIn(String account, int reading, int handingIn) {
        Client somebody = Client.session(port, account);
        LocalDate day = LONG_AGO.minusDays(account.hashCode() & 255);

        assertThat(somebody.get(PAGE).status()).isEqualTo(reading);
        assertThat(handIn(somebody, "/", day, BankReport.of(day).csv()).status())
                .isEqualTo(handingIn);
        assertThat(jdbc.sql("select count(*) from bank_report where day = ? and received_by = ?")
                        .params(day, account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(handingIn == 302 ? 1 : 0);
        for (String paper : List.of("", ".csv", ".pdf")) {
            assertThat(somebody.get(PAGE + "/reconciliations/999999" + paper).status())
                    .isEqualTo(reading == 200 ? 404 : 403);
        }
    }

    @Test
    void nobodyIsSentToTheLoginAndNothingIsTakenFromElsewhere() {
        for (String path : List.of("", "/reconciliations/1", "/reconciliations/1.csv", "/reconciliations/1.pdf")) {
            assertThat(Client.nobody(port).get(PAGE + path).location()).isEqualTo("/login");
        }
        Answer forged = Client.session(port, "btmTreasurer")
                .submitForged(PAGE + "/reports", Map.of("bank", "bank", "day", LONG_AGO.toString()));
        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void eachTreasurerSeesTheOwnOfficeAndWhatBelongsToNone() {
        String account = billedInDenpasar();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        Client treasurer = english("dpsTreasurer");
        String report = BankReport.of(today)
                .with("=1+1-" + account, account, 950_000)
                .with("WHOSE-" + account, "8890800000000000001", 350_000)
                .csv();

        assertThat(handIn(treasurer, PAGE, today, report).status()).isEqualTo(302);
        assertThat(handIn(treasurer, PAGE, today, report).body()).contains("This report was handed in before.");
        String path = PAGE + "/reconciliations/" + closed(account);

        Answer page = treasurer.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("Missed, booked now", "Unknown virtual account", account, "WHOSE-" + account, "Rp950,000")
                .doesNotContain("??", "alert-danger");
        assertThat(treasurer
                        .get("/cases/" + account.substring("88908".length()))
                        .body())
                .contains("<span>the program</span>")
                .doesNotContain(">system<");
        assertThat(treasurer.get(PAGE).body())
                .contains(path, "Treasurer DPS (dpsTreasurer)")
                .doesNotContain("??");
        Answer csv = treasurer.get(path + ".csv");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Cache-Control")).contains("no-store");
        assertThat(csv.body())
                .startsWith("Row,What,Bank,Day,Count,Amount (Rp),Bank’s payment number,")
                .contains("finding,\"Missed, booked now\",bank," + today + ",1,950000,'=1+1-" + account)
                .contains("total,Unknown virtual account,bank," + today + ",1,350000,");
        Paper pdf = Paper.of(treasurer.bytes(path + ".pdf"), "reconciliation");
        assertThat(pdf.tagged()).isTrue();
        assertThat(pdf.embedded()).isTrue();
        assertThat(pdf.language()).isEqualTo("en");
        assertThat(pdf.title()).startsWith("Reconciliation ");
        assertThat(pdf.spoken())
                .contains(
                        "What Bank Day Count Amount (Rp) ", "Unknown virtual account bank " + today + " 1 Rp350,000 ");
        assertThat(pdf.text()).contains("What was found", "Unknown virtual account", "WHOSE-");

        Client elsewhere = english("btmTreasurer");
        assertThat(elsewhere.get(path).body())
                .contains("WHOSE-" + account, "Missed, booked now")
                .doesNotContain(">" + account + "<");
        assertThat(elsewhere.get(path + ".csv").body())
                .contains("total,\"Missed, booked now\"", "WHOSE-" + account)
                .doesNotContain("'=1+1-" + account);
        assertThat(Paper.of(elsewhere.bytes(path + ".pdf"), "reconciliation-elsewhere")
                        .text())
                .contains("WHOSE-")
                .doesNotContain("=1+1-");
        assertThat(english("admin").get(path + ".csv").body()).contains("'=1+1-" + account, "WHOSE-" + account);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.sql("select state from bill where virtual_account_number = ?")
                                .param(account)
                                .query(String.class)
                                .single())
                        .isEqualTo("PAID"));
        String found = PAGE + "/payments%s?from=" + today.minusDays(1) + "&to=" + today.plusDays(1) + "&q=" + account;
        assertThat(treasurer.get(found.formatted("")).body())
                .contains(account, "DPS/", "1 payments")
                .doesNotContain("??");
        assertThat(treasurer.get(found.formatted(".csv")).body())
                .startsWith("receipt,paid_at,registration_number,product,amount,virtual_account,reference")
                .contains("," + account + ",");
        assertThat(elsewhere.get(found.formatted("")).body()).contains("0 payments");
        assertThat(elsewhere.get(found.formatted(".csv")).body()).doesNotContain("," + account + ",");
        assertThat(elsewhere.get(PAGE + "/bills?state=expired").body()).contains("No bill.");
    }

    @ParameterizedTest
    @CsvSource({
        "payments?from=2026-02-30, 400",
        "payments?from=2026-02-02&to=2026-02-01, 400",
        "payments?from=2020-01-01&to=2026-01-01, 400",
        "payments.csv?from=2020-01-01&to=2026-01-01, 400",
        "payments?page=0, 404",
        "bills?state=nonsense, 400",
        "bills.csv?state=OPEN, 400",
        "bills?page=one, 400",
        "revenue?to=%2B999999999-12-31, 400",
        "refunds/999999999.pdf, 404",
        "refunds/1e9.pdf, 404"
    })
    void nonsenseIsRefused(String asked, int status) {
        assertThat(english("btmTreasurer").get(PAGE + "/" + asked).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments", "revenue"})
    void wrongDaysAreSaidAtTheirFieldAndKept(String book) {
        assertThat(english("btmTreasurer")
                        .get(PAGE + "/" + book + "?from=2026-02-02&to=2026-02-01")
                        .body())
                .contains("href=\"#to\">To: ", "value=\"2026-02-02\"", "value=\"2026-02-01\"");
        assertThat(english("btmTreasurer")
                        .get(PAGE + "/" + book + "?from=nonsense&to=2026-02-01")
                        .body())
                .contains("href=\"#from\">From: ", "value=\"2026-02-01\"");
    }

    /** Money for an account that no case has is for the treasurers of all offices. */
    @Test
    void aRefundIsAskedForByALetterAndRecordedOnce() {
        long id = jdbc.sql("""
                        insert into payment_discrepancy (bank, payment_request_id, virtual_account_number, amount, kind,
                            on_statement, state, opened_at, decided_by, decided_at, reason)
                        values ('bank', 'LOST-1', '8890800000000000002', 350000, 'UNKNOWN_ACCOUNT', true, 'REFUND', now(),
                            'dpsTreasurer', now(), 'Salah kirim') returning id""").query(Long.class).single();
        jdbc.sql("""
                        insert into ledger_entry (discrepancy, booked_at, debit, credit, amount, reference)
                        values (:id, now(), 'BANK_CLEARING', 'REFUNDS', 350000, 'discrepancy ' || :id || ' held')""").param("id", id).update();
        String refunds = PAGE + "/refunds";
        Client treasurer = english("btmTreasurer");
        assertThat(treasurer.get(refunds).body())
                .contains("LOST-1", "To be made", refunds + "/" + id + ".pdf")
                .doesNotContain("??");
        Paper letter = Paper.of(treasurer.bytes(refunds + "/" + id + ".pdf"), "refund-letter");
        assertThat(letter.tagged()).isTrue();
        assertThat(letter.text()).contains("Request to refund a payment", "Rp350,000", "LOST-1", "BTM/" + id);
        for (String account : List.of("btmSupervisor", "admin", "applicant")) {
            Client other = Client.session(port, account);
            assertThat(other.get(refunds + "/" + id + ".pdf").status())
                    .as(account)
                    .isEqualTo(403);
        }
        String today = LocalDate.now(ZoneId.of("Asia/Jakarta")).toString();
        Map<String, String> made = Map.of("madeOn", today, "reference", "SP2D 0815/2026");

        assertThat(treasurer.submit(refunds, refunds + "/999999999", made).status())
                .isEqualTo(404);
        for (String tooShort : List.of(" ", "ab ")) {
            Answer again =
                    treasurer.submit(refunds, refunds + "/" + id, Map.of("madeOn", today, "reference", tooShort));
            assertThat(again.status()).as(again.toString()).isEqualTo(400);
            assertThat(again.body())
                    .contains(
                            "href=\"#reference-" + id + "\">Number of the payment order: ", "value=\"" + today + "\"");
        }
        treasurer.submit(refunds, refunds + "/" + id, made);
        assertThat(treasurer.get(refunds).body())
                .contains("The refund is recorded.", "SP2D 0815/2026; recorded by btmTreasurer");
        for (Map<String, String> again : List.of(made, Map.of("madeOn", "", "reference", "ab"))) {
            assertThat(treasurer.submit(PAGE, refunds + "/" + id, again).body())
                    .contains("This refund is recorded already.")
                    .doesNotContain("id=\"problems\"");
        }
        assertThat(treasurer.get(PAGE + "/ledger").body())
                .contains("State revenue")
                .doesNotContain("??", "alert-danger");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldInBothLanguages() {
        Client treasurer = english("dpsTreasurer");

        Answer faults = handIn(
                treasurer,
                PAGE,
                LONG_AGO,
                BankReport.of(LONG_AGO.minusDays(1)).with("P1", "8a", 1).csv());
        assertThat(faults.status()).isEqualTo(400);
        assertThat(faults.body())
                .contains(
                        "id=\"file-problem\"",
                        "The report was not kept:",
                        "Line 2: the virtual account number must be 1 to 28 digits.",
                        "Line 2: the payment is of another day.")
                .doesNotContain("??");
        assertThat(handIn(treasurer, PAGE, LONG_AGO, "").body()).contains("Choose the file");
        assertThat(handIn(treasurer, PAGE, LocalDate.now().plusDays(3), "x").body())
                .contains("id=\"day-problem\"", "That day has not come yet.");
        assertThat(treasurer
                        .upload(
                                PAGE,
                                PAGE + "/reports?bank=elsewhere&day=" + LONG_AGO,
                                "file",
                                "a.csv",
                                "text/csv",
                                "x".getBytes())
                        .body())
                .contains("id=\"bank-problem\"", "There is no such bank.");
        Answer nothing = treasurer.submit(PAGE, PAGE + "/reports", Map.of("bank", "bank", "day", "<b>"));
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body()).contains("id=\"day-problem\"").doesNotContain("<b>");
        assertThat(handIn(Client.session(port, "dpsTreasurer"), PAGE, LONG_AGO, "x")
                        .body())
                .contains("Baris pertama harus: paymentRequestId,")
                .doesNotContain("??");
        assertThat(kept(LONG_AGO)).isZero();
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() {
        Client treasurer = english("dpsTreasurer");

        assertThat(handIn(treasurer, PAGE, LONG_AGO, "x".repeat(5 * 1024 * 1024 + 1))
                        .body())
                .contains("A report has at most 5 MB.");
        assertThat(handIn(treasurer, PAGE, LONG_AGO, "x".repeat(8 * 1024 * 1024))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?page=-5", "?page=9999999", "?page=2"})
    void everyPageOfTheListExists(String query) {
        assertThat(english("dpsTreasurer").get(PAGE + query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=x", "/reconciliations/x", "/reconciliations/99999999999999999999", "/nothing"})
    void whatDoesNotExistIsNotFound(String path) {
        assertThat(english("dpsTreasurer").get(PAGE + path).status()).isIn(400, 404);
    }

    @Test
    void whatIsNoPaymentOnAStatementIsShownByItsEntryInWords() {
        LocalDate day = LONG_AGO.minusDays(260);
        String[] entries = BankReport.of(day)
                .with("E1", "", 1_200)
                .with("E2", "", 6_500)
                .with("E3", "88908", 350_000)
                .with("E4", "88908", 350_000)
                .with("E5", "88908", 350_000)
                .with("NOTPROVIDED", "88908", 350_000)
                .with("E7", "88908", 350_000)
                .camt("08")
                .split("(?=<Ntry>)");
        entries[2] = entries[2].replace("CRDT", "DBIT");
        entries[3] = entries[3].replace("IDR", "USD");
        entries[4] = entries[4].replace("</CdtDbtInd>", "</CdtDbtInd><RvslInd>true</RvslInd>");
        entries[5] = entries[5].replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>");
        entries[7] = entries[7].replaceAll("<NtryDtls>.*</NtryDtls>", "");
        Client treasurer = english("dpsTreasurer");

        assertThat(handIn(treasurer, PAGE, day, String.join("", entries)).status())
                .isEqualTo(302);
        long number = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> jdbc.sql("select id from reconciliation where first_day = ? and closed_at is not null")
                                .param(day)
                                .query(Long.class)
                                .list(),
                        closed -> !closed.isEmpty())
                .get(0);

        String path = PAGE + "/reconciliations/" + number;
        List<String> told = List.of(
                "Credit without a virtual account",
                "Money that went, no payment",
                "Another currency",
                "A debit reversed, no payment",
                "Payment reversed by the bank",
                "Credit without the bank’s payment number",
                "Credit without details");
        assertThat(treasurer.get(path).body())
                .contains(told)
                .contains("Entry 7 of the statement")
                .doesNotContain("??");
        assertThat(treasurer.get(path + ".csv").body()).contains(told).contains("Entry 5 of the statement");
        assertThat(Paper.of(treasurer.bytes(path + ".pdf"), "reconciliation-entries")
                        .text())
                .contains("Another currency", "Entry 3 of the statement");
    }

    private Client english(String account) {
        Client client = Client.session(port, account);
        client.get("/?lang=en");
        return client;
    }

    private static Answer handIn(Client somebody, String page, LocalDate day, String content) {
        return somebody.upload(
                page,
                PAGE + "/reports?bank=bank&day=" + day,
                "file",
                "laporan.csv",
                "text/csv",
                content.getBytes(StandardCharsets.UTF_8));
    }

    private int kept(LocalDate day) {
        return jdbc.sql("select count(*) from bank_report where day = ?")
                .param(day)
                .query(Integer.class)
                .single();
    }

    /** The virtual account of a bill that is open. */
    private String billedInDenpasar() {
        Walk walk = new Walk(port);
        Case of = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), of, Walk.picture("jpg", 480, 640));
        walk.done("dpsInterviewer", of, "interview", Walk.APPROVE);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("select virtual_account_number from bill where registration_number = ?")
                                .param(of.registrationNumber())
                                .query(String.class)
                                .list(),
                        accounts -> !accounts.isEmpty())
                .get(0);
    }

    /** The number of the reconciliation that took the payment to an account, once it is closed. */
    private long closed(String account) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                                select r.id from reconciliation r
                                    join reconciliation_line o on o.reconciliation = r.id
                                    join bank_report_line l on l.id = o.line
                                where l.virtual_account_number = ? and o.outcome = 'RECEIVED' and closed_at is not null""").param(account).query(Long.class).list(), numbers -> !numbers.isEmpty())
                .get(0);
    }
}
