package id.paspor.payment.report;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.payment.report.Report.Format;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what a bank reports about a day, all or nothing. */
@Component
public class ReportReader {

    /** No report is larger. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Accounts accounts;

    ReportReader(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Reads a report; that it is CSV or XML is seen by how it begins.
     *
     * @param day in Jakarta, on which everything in it was credited
     * @throws Refusal naming the first lines that are wrong, and how many more there are
     */
    public Report read(LocalDate day, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw refused("report.too-large", MOST_BYTES / 1024 / 1024);
        }
        String text = text(content);
        boolean xml = text.stripLeading().startsWith("<");
        ReportLines lines = new ReportLines(day, accounts);
        if (xml) {
            new Camt053(accounts, lines).read(text);
        } else {
            CsvReport.read(text, lines);
        }
        return new Report(xml ? Format.CAMT_053 : Format.CSV, lines.checked(), lines.others());
    }

    /** Refuses a report as a whole. */
    static Refusal refused(String code, Object... arguments) {
        return Refusal.invalid(List.of(new Problem(null, code, arguments)));
    }

    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw refused("report.not-utf-8");
        }
    }
}
