package id.paspor.payment.report;

import java.util.List;

/**
 * Everything that one bank credited to us on one day.
 *
 * @param lines each payment once, in the order of the file
 * @param others what is on a statement beside payments
 */
public record Report(Format format, List<ReportLine> lines, List<OtherEntry> others) {

    /** How a report is written. */
    public enum Format {
        CSV,
        CAMT_053
    }
}
