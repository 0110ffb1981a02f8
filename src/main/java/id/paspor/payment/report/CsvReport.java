package id.paspor.payment.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A report as CSV (RFC 4180) with a fixed header. */
final class CsvReport {

    private static final List<String> HEADER =
            List.of("paymentRequestId", "virtualAccountNo", "amount", "currency", "trxDateTime", "referenceNo");

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})(\\.00)?");

    private CsvReport() {}

    static void read(String text, ReportLines lines) {
        try (CSVParser parser =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext() || !HEADER.equals(records.next().toList())) {
                throw ReportReader.refused("report.header", String.join(",", HEADER));
            }
            records.forEachRemaining(line -> add(line, lines));
        } catch (IOException | UncheckedIOException unreadable) {
            throw ReportReader.refused("report.unreadable");
        }
    }

    private static void add(CSVRecord line, ReportLines lines) {
        // the header is the first record
        long number = line.getRecordNumber();
        if (line.size() != HEADER.size()) {
            lines.wrong("report.columns", number);
            return;
        }
        Long amount = rupiah(line.get(2).strip()).orElse(null);
        lines.add(new RawLine(number, line.get(0), line.get(1), amount, line.get(3), line.get(4), line.get(5)));
    }

    /** Money as our own format has it: digits, or digits and exactly {@code .00}, so that no thousands are taken for cents. */
    static Optional<Long> rupiah(String written) {
        return Optional.of(AMOUNT.matcher(written))
                .filter(Matcher::matches)
                .map(amount -> Long.parseLong(amount.group(1)));
    }
}
