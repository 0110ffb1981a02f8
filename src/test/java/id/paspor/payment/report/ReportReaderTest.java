package id.paspor.payment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.paspor.kernel.Refusal;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.support.outside.BankReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 9);
    private static final String BILLED = "889081234567890123456";
    private static final String HEADER = "paymentRequestId,virtualAccountNo,amount,currency,trxDateTime,referenceNo\n";
    private static final String GOOD = "P1,889081234567890123456,950000.00,IDR,2026-09-09T10:15:00+07:00,REF-1";

    @Test
    void aLineOfCsvIsReadAsItIs() {
        Report report = read(HEADER + GOOD + "\r\n\n\"P, 2\",   88908123 ,350000,IDR,2026-09-09T16:59:59Z,\n");

        assertThat(report.format()).isEqualTo(Report.Format.CSV);
        assertThat(report.lines())
                .containsExactly(
                        new ReportLine(
                                "P1",
                                new VirtualAccountNumber("889081234567890123456"),
                                950_000,
                                Instant.parse("2026-09-09T03:15:00Z"),
                                "REF-1"),
                        new ReportLine(
                                "P, 2",
                                new VirtualAccountNumber("88908123"),
                                350_000,
                                Instant.parse("2026-09-09T16:59:59Z"),
                                null));
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
        "889081234567890123456, 88908ABC, report.account",
        "889081234567890123456, '', report.account",
        "889081234567890123456, 88908123456789012345678901234, report.account",
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
                .with("P1", "889081234567890123456", 950_000)
                .with("P2", "889081234567890123457", 350_000)
                .camt(version);

        assertThat(read(statement).format()).isEqualTo(Report.Format.CAMT_053);
        assertThat(read(statement).lines())
                .containsExactly(
                        new ReportLine(
                                "P1", new VirtualAccountNumber("889081234567890123456"), 950_000, null, "REF-P1"),
                        new ReportLine(
                                "P2", new VirtualAccountNumber("889081234567890123457"), 350_000, null, "REF-P2"));
    }

    @Test
    void theAccountMayStandInWhatThePayerWrote() {
        String statement =
                BankReport.of(DAY).with("P1", "889081234567890123456", 950_000).camt("08");
        String unstructured =
                statement.replaceAll("<Strd>.*</Strd>", "<Ustrd>Paspor 2 orang VA 889081234567890123456 lunas</Ustrd>");

        assertThat(unstructured).isNotEqualTo(statement);
        assertThat(read(unstructured).lines().get(0).virtualAccountNumber()).hasToString("889081234567890123456");
        assertThat(others(unstructured.replaceAll("<Ustrd>.*</Ustrd>", "<Ustrd>tanpa angka</Ustrd>")))
                .containsExactly("1 NO_ACCOUNT P1 950000");
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
        String debit = statement().replace("CRDT", "DBIT");
        String pending = statement().replace("BOOK", "PDNG");

        assertThat(read(debit).lines()).isEmpty();
        assertThat(others(debit)).containsExactly("1 DEBIT P1 950000");
        assertThat(read(pending).lines()).isEmpty();
        assertThat(others(pending)).as("it is yet to come").isEmpty();
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

        assertThat(problems(statement.replace("350000.00", "350000.10"))).containsExactly("report.amount 2");
        assertThat(problems(statement.replace("<Dt>2026-09-09</Dt>", "<Dt>2026-09-08</Dt>")))
                .containsExactly("report.other-day 1", "report.other-day 2");
        assertThat(read(statement.replace("<Dt>2026-09-09</Dt>", "<DtTm>2026-09-09T12:00:00</DtTm>"))
                        .lines()
                        .get(0)
                        .paidAt())
                .isEqualTo("2026-09-09T05:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<RvslInd>true</RvslInd>", "<RvslInd>1</RvslInd>", "<RvslInd>\n true </RvslInd>"})
    void aCreditThatReversesADebitIsNoPayment(String reversal) {
        String reversed = statement().replace("</CdtDbtInd>", "</CdtDbtInd>" + reversal);

        assertThat(read(reversed).lines()).isEmpty();
        assertThat(others(reversed)).containsExactly("1 DEBIT_REVERSED P1 950000");
        assertThat(others(reversed.replaceAll("<NtryDtls>.*?</NtryDtls>", "")))
                .containsExactly("1 DEBIT_REVERSED null 950000");
    }

    @Test
    void whatComesBackFromAnotherBankIsNoPaymentEither() {
        String returned = statement().replace("<TxDtls>", "<TxDtls><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");

        assertThat(read(returned).lines()).isEmpty();
        assertThat(others(returned)).containsExactly("1 DEBIT_REVERSED P1 950000");
        assertThat(others(returned.replace("CRDT", "DBIT"))).containsExactly("1 PAYMENT_REVERSED P1 950000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<RvslInd>false</RvslInd>", "<RvslInd>0</RvslInd>"})
    void whatSaysThatItIsNoReversalIsNone(String none) {
        assertThat(read(statement().replace("</CdtDbtInd>", "</CdtDbtInd>" + none))
                        .lines())
                .hasSize(1);
    }

    @Test
    void aDebitThatReversesACreditTakesAPaymentBack() {
        String reversal = statement().replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>");

        assertThat(read(reversal).lines()).isEmpty();
        assertThat(others(reversal)).containsExactly("1 PAYMENT_REVERSED P1 950000");
    }

    @Test
    void whatOneStatementGivesAndTakesBackIsNoPayment() {
        String both = BankReport.of(DAY)
                .with("P1", BILLED, 950_000)
                .with("P2", "88908123", 350_000)
                .with("P1", BILLED, 950_000)
                .camt("08");
        int last = both.lastIndexOf("CRDT</CdtDbtInd>");
        String taken = both.substring(0, last)
                + both.substring(last).replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>");

        assertThat(read(taken).lines()).extracting(ReportLine::id).containsExactly("P2");
        assertThat(others(taken)).containsExactly("3 PAYMENT_REVERSED P1 950000");
        String part = taken.substring(0, last) + taken.substring(last).replace("950000.00", "50000.00");
        assertThat(read(part).lines()).extracting(ReportLine::id).containsExactly("P1", "P2");
        assertThat(others(part)).containsExactly("3 PAYMENT_REVERSED P1 50000");
    }

    @Test
    void aDetailOfTheOtherSignIsNoPaymentAndIsTakenOffTheSum() {
        String first = statement();
        String details = first.substring(first.indexOf("<TxDtls>"), first.indexOf("</TxDtls>") + 9);
        String back = details.replace("P1", "P2")
                .replace("950000.00", "350000.00")
                .replace("<TxDtls>", "<TxDtls><CdtDbtInd>DBIT</CdtDbtInd>");
        String both = first.replace("</NtryDtls>", back + "</NtryDtls>").replaceFirst("950000.00", "600000.00");

        assertThat(read(both).lines()).extracting(ReportLine::id).containsExactly("P1");
        assertThat(others(both)).containsExactly("1 PAYMENT_REVERSED P2 350000");
        String credit = first.replace("CRDT", "DBIT").replace("<TxDtls>", "<TxDtls><CdtDbtInd>CRDT</CdtDbtInd>");
        assertThat(read(credit).lines()).isEmpty();
        assertThat(others(credit)).containsExactly("1 DEBIT_REVERSED P1 950000");
    }

    @Test
    void whatIsNoPaymentIsToldByItsEntryAndTheRestIsRead() {
        String noDetails = "<NtryDtls>.*?</NtryDtls>";
        String interest = entry().replaceAll("<RmtInf>.*</RmtInf>", "").replace(">P1<", ">NOTPROVIDED<");
        String others = interest.replace("950000.00", "347.19")
                + entry().replace("CRDT", "DBIT").replaceAll(noDetails, "")
                + entry().replaceAll(noDetails, "")
                + entry().replaceAll(noDetails, "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls>")
                + entry().replace(">P1<", ">NotProvided<")
                + entry().replace(">P1<", ">NONREF<")
                + entry().replace("IDR", "USD");

        String statement = statement().replace("<Ntry>", others + "<Ntry>");

        assertThat(read(statement).lines()).extracting(ReportLine::id).containsExactly("P1");
        assertThat(others(statement))
                .containsExactly(
                        "1 NO_ACCOUNT null null",
                        "2 DEBIT null 950000",
                        "3 NO_DETAILS null 950000",
                        "4 NO_DETAILS null 950000",
                        "5 NO_NUMBER null 950000",
                        "6 NO_NUMBER null 950000",
                        "7 OTHER_CURRENCY P1 null");
    }

    @Test
    void aSecondStatementInAnotherCurrencyIsTold() {
        String second = "<Stmt><Id>S2</Id><Acct><Ccy>SGD</Ccy></Acct>"
                + entry().replace("IDR", "SGD").replace("P1", "P2")
                + entry().replace("IDR", "SGD").replaceAll("<NtryDtls>.*?</NtryDtls>", "")
                + "</Stmt>";
        String statement = statement().replace("</BkToCstmrStmt>", second + "</BkToCstmrStmt>");

        assertThat(read(statement).lines()).extracting(ReportLine::id).containsExactly("P1");
        assertThat(others(statement)).containsExactly("2 OTHER_CURRENCY P2 null", "3 OTHER_CURRENCY null null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-09+07:00", "2026-09-09Z", "2026-09-09-08:00", "2026-09-09"})
    void aDayIsReadWithAndWithoutAZone(String day) {
        assertThat(read(statement().replace("<Dt>2026-09-09<", "<Dt>" + day + "<"))
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.paidAt()).isNull());
        assertThat(problems(statement().replace("<Dt>2026-09-09<", "<Dt>2026-09-08+07:00<")))
                .containsExactly("report.other-day 1");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            VA 88908 1234 5678 9012 3456                          | 889081234567890123456
            VA 88908 1234567890123456 ref 20260909101500123456    | 889081234567890123456
            20260909101500123456 889081234567890123456            | 889081234567890123456
            VA:88908-1234-5678-9012-3456, paspor Budi             | 889081234567890123456
            88908.1234567890.123456                               | 889081234567890123456
            VA88908\u00a01234\u00a05678\u00a09012\u20113456        | 889081234567890123456
            00088908 1234567890123456                             | 889081234567890123456
            889081234567890123456 atau 889089999999999999999      | 889081234567890123456
            2 orang 88908 1234567890123456 2 kali                 | 889081234567890123456
            889089999999999999999                                 | 889089999999999999999
            """)
    void theAccountInFreeTextIsOneThatExistsInWhateverGroups(String text, String account) {
        assertThat(read(written(text)).lines())
                .extracting(ReportLine::virtualAccountNumber)
                .containsExactly(new VirtualAccountNumber(account));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260909101500123456",
                "88908 1234",
                "1889081234567890123456",
                "8890812345678901234567",
                "88908 a 1234567890123456",
                "889089999999999999999 atau 889088888888888888888"
            })
    void whatNamesNoAccountOrTwoIsUnmatched(String text) {
        assertThat(read(written(text)).lines()).isEmpty();
        assertThat(others(written(text))).containsExactly("1 NO_ACCOUNT P1 950000");
    }

    @Test
    void anAccountThatWasCutInTwoIsPutTogether() {
        String cut = statement()
                .replaceAll("<Strd>.*</Strd>", "<Ustrd>Paspor VA 88908123456</Ustrd><Ustrd>7890123456</Ustrd>");

        assertThat(read(cut).lines())
                .extracting(ReportLine::virtualAccountNumber)
                .containsExactly(new VirtualAccountNumber(BILLED));
    }

    @Test
    void aReferenceThatIsNoAccountLeavesTheWordToWhatThePayerWrote() {
        String both = statement()
                .replace(">" + BILLED + "<", ">RF18539007547034<")
                .replace("</RmtInf>", "<Ustrd>VA 88908 1234567890123456</Ustrd></RmtInf>");

        assertThat(read(both).lines())
                .extracting(ReportLine::virtualAccountNumber)
                .containsExactly(new VirtualAccountNumber(BILLED));
        assertThat(read(statement().replace(">" + BILLED + "<", ">000" + BILLED + "<"))
                        .lines())
                .extracting(ReportLine::virtualAccountNumber)
                .as("padded")
                .containsExactly(new VirtualAccountNumber(BILLED));
        assertThat(read(HEADER + GOOD.replace(BILLED, "000" + BILLED)).lines())
                .extracting(ReportLine::virtualAccountNumber)
                .as("padded, in CSV")
                .containsExactly(new VirtualAccountNumber(BILLED));
    }

    private static String entry() {
        String statement = statement();
        return statement.substring(statement.indexOf("<Ntry>"), statement.indexOf("</Ntry>") + 7);
    }

    private static String written(String text) {
        return statement().replaceAll("<Strd>.*</Strd>", "<Ustrd>" + text + "</Ustrd>");
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
            assertThat(line.virtualAccountNumber()).hasToString("88908" + (line.amount() - 1));
        });
    }

    /** Accounts of a bank with the prefix 88908, of which one was billed. */
    private static final class OneCase implements Accounts {

        @Override
        public Optional<VirtualAccountNumber> read(String digits) {
            return Optional.of(digits.replaceFirst("^0+", ""))
                    .filter(account -> account.matches("88908[0-9]{16}"))
                    .map(VirtualAccountNumber::new);
        }

        @Override
        public boolean exists(VirtualAccountNumber account) {
            return account.digits().equals(BILLED);
        }
    }

    private static String statement() {
        return BankReport.of(DAY).with("P1", BILLED, 950_000).camt("08");
    }

    private static List<String> others(String content) {
        return read(content).others().stream()
                .map(other ->
                        other.number() + " " + other.kind() + " " + other.paymentRequestId() + " " + other.amount())
                .toList();
    }

    private static Report read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Report read(byte[] content) {
        return new ReportReader(new OneCase()).read(DAY, content);
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
