package id.paspor.payment.report;

import com.prowidesoftware.swift.model.MxNode;
import id.paspor.payment.report.OtherEntry.Kind;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One transaction of an entry.
 *
 * @param node {@code null} when the entry has no details
 * @param only whether it is the only one of its entry
 */
record CamtDetail(CamtEntry entry, MxNode node, boolean only) {

    /** How banks say that the payer gave no number. */
    private static final Set<String> NO_NUMBER = Set.of("NOTPROVIDED", "NOT PROVIDED", "NONREF");

    private static final String CREDIT = "CRDT";
    private static final String DEBIT = "DBIT";

    /** Why it is no payment, whatever it names. */
    Optional<Kind> kindButPayment() {
        if (!CamtEntry.isRupiah(amount())) {
            return Optional.of(Kind.OTHER_CURRENCY);
        }
        boolean undoes = entry.isReversal() || hasOtherSign() || isReturn();
        if (!CREDIT.equals(sign())) {
            return Optional.of(undoes && DEBIT.equals(sign()) ? Kind.PAYMENT_REVERSED : Kind.DEBIT);
        }
        if (undoes) {
            return Optional.of(Kind.DEBIT_REVERSED);
        }
        return node == null ? Optional.of(Kind.NO_DETAILS) : Optional.empty();
    }

    /** Whether money goes the other way than with its entry. */
    boolean hasOtherSign() {
        return !Objects.equals(sign(), entry.sign());
    }

    /** Whether it gives back what came before. */
    private boolean isReturn() {
        return node != null && node.findFirst("./RtrInf") != null;
    }

    private String sign() {
        String own = value("CdtDbtInd");
        return own == null ? entry.sign() : own;
    }

    /** Its own amount; that of the entry only if there is nothing else in it. */
    MxNode amount() {
        MxNode whole = only ? entry.amount() : null;
        if (node == null) {
            return whole;
        }
        return Optional.ofNullable(node.findFirst("./Amt"))
                .or(() -> Optional.ofNullable(node.findFirst("./AmtDtls/TxAmt/Amt")))
                .orElse(whole);
    }

    /** Whole rupiah, or {@code null} when it is no such amount. */
    Long rupiah() {
        return CamtEntry.isRupiah(amount()) ? CamtAmount.rupiah(amount()).orElse(null) : null;
    }

    /** The bank's number of the payment, or {@code null}. */
    String id() {
        String id = value("Refs/EndToEndId");
        return id == null || NO_NUMBER.contains(id.toUpperCase(Locale.ROOT)) ? null : id;
    }

    /** The creditor's reference, or {@code null}. */
    String reference() {
        return value("RmtInf/Strd/CdtrRefInf/Ref");
    }

    /** What the payer wrote, which banks cut into pieces. */
    String freeText() {
        return node == null
                ? ""
                : node.find("./RmtInf/Ustrd").stream()
                        .map(MxNode::getValue)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }

    RawLine line(String account) {
        MxNode amount = amount();
        return new RawLine(
                entry.number(),
                id(),
                account,
                rupiah(),
                amount == null ? null : amount.getAttribute("Ccy"),
                entry.bookedAt(),
                value("Refs/AcctSvcrRef"));
    }

    private String value(String path) {
        return node == null ? null : CamtEntry.value(node, path);
    }
}
