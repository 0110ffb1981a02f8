package id.paspor.payment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.paspor.kernel.Refusal;
import id.paspor.support.BankReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 9);
    private static final String HEADER = "paymentRequestId,virtualAccountNo,amount,currency,trxDateTime,referenceNo\n";
    private static final String GOOD = "P1,8890812345678901234567,950000.00,IDR,2026-09-09T10:15:00+07:00,REF-1";

    @Test
    void aLineOfCsvIsReadAsItIs() {
        Report report = read(HEADER + GOOD + "\r\n\n\"P, 2\",   88908123 ,350000,IDR,2026-09-09T16:59:59Z,\n");

        assertThat(report.format()).isEqualTo(Report.Format.CSV);
        assertThat(report.lines())
                .containsExactly(
                        new ReportLine(
                                "P1",
                                "8890812345678901234567",
                                950_000,
                                Instant.parse("2026-09-09T03:15:00Z"),
                                "REF-1"),
                        new ReportLine("P, 2", "88908123", 350_000, Instant.parse("2026-09-09T16:59:59Z"), null));
    }

    @Test
    void aDayWithoutPaymentsIsAReportToo() {
        assertThat(read("\uFEFF" + HEADER).lines()).isEmpty();
        assertThat(read(BankReport.of(DAY).camt("08")).lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "950000.00, 950000.50, report.amount",
        "950000.00, 950000.001, report.amount",
        "950000.00, 350.000, report.amount",
        "950000.00, 950000.0, report.amount",
        "950000.00, 950000., report.amount",
        "950000.00, 950.000.00, report.amount",
        "950000.00, 950 000, report.amount",
        "950000.00, 950\u00a0000, report.amount",
        "950000.00, Rp950000, report.amount",
        "950000.00, +950000, report.amount",
        "950000.00, 9.5E5, report.amount",
        "950000.00, \u0669\u0665\u0660\u0660\u0660\u0660, report.amount",
        "950000.00, '\"350.000,00\"', report.amount",
        "950000.00, '\"950,000.00\"', report.amount",
        "950000.00, -950000, report.amount",
        "950000.00, 0.00, report.amount",
        "950000.00, '1,000', report.columns",
        "950000.00, 9999999999999999, report.amount",
        "950000.00, '', report.amount",
        "IDR, USD, report.currency",
        "IDR, '', report.currency",
        "8890812345678901234567, 88908ABC, report.account",
        "8890812345678901234567, '', report.account",
        "8890812345678901234567, 88908123456789012345678901234, report.account",
        "P1, '', report.id",
        "P1, P\u00e9, report.id",
        "2026-09-09T10:15:00+07:00, 2026-09-10T00:00:00+07:00, report.other-day",
        "2026-09-09T10:15:00+07:00, 2026-09-09T23:00:00Z, report.other-day",
        "2026-09-09T10:15:00+07:00, 20260909T101500Z, report.time",
        "2026-09-09T10:15:00+07:00, '', report.time",
        "',REF-1', '', report.columns"
    })
    void eachFaultOfALineIsNamedWithItsNumber(String right, String wrong, String code) {
        assertThat(problems(HEADER + GOOD + "\n" + GOOD.replace("P1", "P2") + "\n" + GOOD.replace(right, wrong)))
                .containsExactly(code + " 4");
    }

    @Test
    void thePaymentIdTwiceIsOnePaymentUnlessItIsAnother() {
        assertThat(read(HEADER + GOOD + "\n" + GOOD).lines()).hasSize(1);
        assertThat(problems(HEADER + GOOD + "\n" + GOOD.replace("950000", "350000")))
                .containsExactly("report.repeated 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,account,amount\nP1,2,3",
                "paymentRequestId;virtualAccountNo;amount;currency;trxDateTime;referenceNo\n"
            })
    void anotherHeaderIsRefused(String csv) {
        assertThat(problems(csv)).singleElement().asString().startsWith("report.header paymentRequestId,");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThat(problems(HEADER + "\"P1,2,3")).containsExactly("report.unreadable");
        assertThat(problems((HEADER + "Pé").getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("report.not-utf-8");
        assertThat(problems(new byte[ReportReader.MOST_BYTES + 1])).containsExactly("report.too-large 5");
        assertThat(problems(HEADER + "a\n".repeat(100_001))).last().asString().isEqualTo("report.more 99981");
    }

    @Test
    void aReportHasAHundredThousandLinesAtMost() {
        String lines = IntStream.range(0, 100_001)
                .mapToObj(number -> number + ",8,1,IDR,2026-09-09T10:15:00Z,")
                .collect(Collectors.joining("\n"));

        assertThat(problems(HEADER + lines)).containsExactly("report.too-many-lines 100000");
        assertThat(read(HEADER + lines.substring(0, lines.lastIndexOf('\n'))).lines())
                .hasSize(100_000);
    }

    @Test
    void twentyFaultsAreNamedAndTheOthersCounted() {
        List<String> problems = problems(HEADER + (GOOD.replace("IDR", "USD") + "\n").repeat(25));

        assertThat(problems).hasSize(21).contains("report.currency 2", "report.currency 21");
        assertThat(problems).last().isEqualTo("report.more 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "06", "07", "08", "13"})
    void aStatementIsReadInEveryVersion(String version) {
        String statement = BankReport.of(DAY)
                .with("P1", "8890812345678901234567", 950_000)
                .with("P2", "8890812345678901234568", 350_000)
                .camt(version);

        assertThat(read(statement).format()).isEqualTo(Report.Format.CAMT_053);
        assertThat(read(statement).lines())
                .containsExactly(
                        new ReportLine("P1", "8890812345678901234567", 950_000, null, "REF-P1"),
                        new ReportLine("P2", "8890812345678901234568", 350_000, null, "REF-P2"));
    }

    @Test
    void theAccountMayStandInWhatThePayerWrote() {
        String statement =
                BankReport.of(DAY).with("P1", "8890812345678901234567", 950_000).camt("08");
        String unstructured = statement.replaceAll(
                "<Strd>.*</Strd>", "<Ustrd>Paspor 2 orang VA 8890812345678901234567 lunas</Ustrd>");

        assertThat(unstructured).isNotEqualTo(statement);
        assertThat(read(unstructured).lines().get(0).virtualAccountNumber()).isEqualTo("8890812345678901234567");
        assertThat(problems(unstructured.replaceAll("<Ustrd>.*</Ustrd>", "<Ustrd>tanpa angka</Ustrd>")))
                .containsExactly("report.account 1");
    }

    @Test
    void aStatementMayStandInAnEnvelope() {
        String statement = BankReport.of(DAY).with("P1", "88908123", 950_000).camt("08");

        assertThat(read("<Envelope>" + statement.substring(statement.indexOf("<Document")) + "</Envelope>")
                        .lines())
                .hasSize(1);
    }

    @Test
    void onlyCreditsThatAreBookedArePayments() {
        String statement = BankReport.of(DAY).with("P1", "88908123", 950_000).camt("08");

        assertThat(read(statement.replace("CRDT", "DBIT")).lines()).isEmpty();
        assertThat(read(statement.replace("BOOK", "PDNG")).lines()).isEmpty();
    }

    @Test
    void anEntryOfSeveralPaymentsIsReadOneByOneAndMustAddUp() {
        String first = BankReport.of(DAY).with("P1", "88908123", 950_000).camt("08");
        String details = first.substring(first.indexOf("<TxDtls>"), first.indexOf("</TxDtls>") + 9);
        String both = first.replace(
                "</NtryDtls>", details.replace("P1", "P2").replace("950000.00", "350000.00") + "</NtryDtls>");

        assertThat(problems(both)).containsExactly("report.entry-sum 1");
        assertThat(read(both.replaceFirst("950000.00", "1300000.00")).lines())
                .extracting(ReportLine::amount)
                .containsExactly(950_000L, 350_000L);
    }

    @Test
    void eachFaultOfAnEntryIsNamedWithItsNumber() {
        String statement = BankReport.of(DAY)
                .with("P1", "88908123", 950_000)
                .with("P2", "88908124", 350_000)
                .camt("08");

        assertThat(problems(statement.replace(">P2<", ">NOTPROVIDED<"))).containsExactly("report.id 2");
        assertThat(problems(statement.replace("350000.00", "350000.10"))).containsExactly("report.amount 2");
        assertThat(problems(statement.replace("<Dt>2026-09-09</Dt>", "<Dt>2026-09-08</Dt>")))
                .containsExactly("report.other-day 1", "report.other-day 2");
        assertThat(problems(statement.replaceAll("<NtryDtls>.*?</NtryDtls>", "")))
                .containsExactly("report.no-details 1", "report.no-details 2");
        assertThat(read(statement.replace("<Dt>2026-09-09</Dt>", "<DtTm>2026-09-09T12:00:00</DtTm>"))
                        .lines()
                        .get(0)
                        .paidAt())
                .isEqualTo("2026-09-09T05:00:00Z");
    }

    @Test
    void noEntityIsResolvedAndNoOtherMessageIsTaken() {
        String statement = BankReport.of(DAY).with("P1", "88908123", 950_000).camt("08");

        assertThat(problems(statement.replace(
                        "<Document", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document")))
                .containsExactly("report.not-camt-053");
        assertThat(problems(statement.replace("camt.053", "camt.054"))).containsExactly("report.not-camt-053");
        assertThat(problems(statement.replaceAll(
                        "(?s)<BkToCstmrStmt>.*</BkToCstmrStmt>", "<a>".repeat(200_000) + "</a>".repeat(200_000))))
                .containsExactly("report.not-camt-053");
        assertThat(problems("<html></html>")).containsExactly("report.not-camt-053");
        assertThat(problems(statement.substring(0, statement.length() / 2))).containsExactly("report.not-camt-053");
    }

    @Test
    void aLargeStatementIsReadWhole() {
        BankReport report = BankReport.of(DAY);
        IntStream.range(0, 8_000).forEach(number -> report.with("P" + number, "88908" + number, 1 + number));

        List<ReportLine> lines = read(report.camt("08")).lines();

        assertThat(lines).hasSize(8_000);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.id()).isEqualTo("P" + (line.amount() - 1));
            assertThat(line.virtualAccountNumber()).isEqualTo("88908" + (line.amount() - 1));
        });
    }

    private static Report read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Report read(byte[] content) {
        return new ReportReader().read(DAY, content);
    }

    private static List<String> problems(String content) {
        return problems(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Code and first argument of everything that is wrong. */
    private static List<String> problems(byte[] content) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(content));
        return refusal.problems().stream()
                .map(problem -> problem.code() + (problem.arguments().length > 0 ? " " + problem.arguments()[0] : ""))
                .toList();
    }
}
