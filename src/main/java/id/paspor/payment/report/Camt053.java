package id.paspor.payment.report;

import com.prowidesoftware.swift.model.MxNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An account statement by ISO 20022, {@code camt.053.001.02} and later. What is read is in all its versions but for the
 * status of an entry, which has an element of its own since {@code 07}. Only credits that are booked are payments.
 */
final class Camt053 {

    private static final Pattern NAMESPACE =
            Pattern.compile("[\"']urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.(0[2-9]|[1-9][0-9])[\"']");

    /** How banks say that the payer gave no number. */
    private static final String NO_NUMBER = "NOTPROVIDED";

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Camt053() {}

    static void read(String text, ReportLines lines) {
        MxNode document = NAMESPACE.matcher(text).find() ? MxNode.parse(text) : null;
        MxNode statement = document == null ? null : statement(document);
        if (statement == null) {
            throw ReportReader.refused("report.not-camt-053");
        }
        List<MxNode> entries = statement.find("./Stmt/Ntry");
        long number = 0;
        for (MxNode entry : entries) {
            number++;
            if ("CRDT".equals(value(entry, "CdtDbtInd")) && "BOOK".equals(status(entry))) {
                add(number, entry, lines);
            }
        }
    }

    /** The message, which may stand in an envelope. */
    private static MxNode statement(MxNode root) {
        return Optional.ofNullable(root.findFirst("./BkToCstmrStmt"))
                .orElseGet(() -> root.findFirst("./Document/BkToCstmrStmt"));
    }

    private static void add(long number, MxNode entry, ReportLines lines) {
        List<MxNode> payments = entry.find("./NtryDtls/TxDtls");
        if (payments.isEmpty()) {
            lines.wrong("report.no-details", number);
            return;
        }
        MxNode total = entry.findFirst("./Amt");
        BigDecimal sum = BigDecimal.ZERO;
        for (MxNode payment : payments) {
            MxNode amount = Optional.ofNullable(payment.findFirst("./Amt"))
                    .or(() -> Optional.ofNullable(payment.findFirst("./AmtDtls/TxAmt/Amt")))
                    .orElse(payments.size() == 1 ? total : null);
            lines.add(raw(number, entry, payment, amount));
            sum = sum.add(CamtAmount.of(amount).orElse(BigDecimal.ZERO));
        }
        if (CamtAmount.of(total).orElse(BigDecimal.ZERO).compareTo(sum) != 0) {
            lines.wrong("report.entry-sum", number);
        }
    }

    private static RawLine raw(long number, MxNode entry, MxNode payment, MxNode amount) {
        String id = value(payment, "Refs/EndToEndId");
        return new RawLine(
                number,
                NO_NUMBER.equals(id) ? null : id,
                account(payment),
                CamtAmount.rupiah(amount).orElse(null),
                amount == null ? null : amount.getAttribute("Ccy"),
                bookedAt(entry),
                value(payment, "Refs/AcctSvcrRef"));
    }

    private static String status(MxNode entry) {
        String code = value(entry, "Sts/Cd");
        return code == null ? value(entry, "Sts") : code;
    }

    private static String bookedAt(MxNode entry) {
        String time = value(entry, "BookgDt/DtTm");
        return time == null ? value(entry, "BookgDt/Dt") : time;
    }

    /** The virtual account: the creditor's reference, or the longest number in what the payer wrote. */
    private static String account(MxNode payment) {
        String reference = value(payment, "RmtInf/Strd/CdtrRefInf/Ref");
        if (reference != null) {
            return reference;
        }
        return payment.find("./RmtInf/Ustrd").stream()
                .flatMap(written -> DIGITS.matcher(Objects.requireNonNullElse(written.getValue(), ""))
                        .results())
                .map(MatchResult::group)
                .max(Comparator.comparing(String::length))
                .orElse(null);
    }

    private static String value(MxNode node, String path) {
        String value = node.singlePathValue("./" + path);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
