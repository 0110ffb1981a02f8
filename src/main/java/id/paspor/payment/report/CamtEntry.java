package id.paspor.payment.report;

import com.prowidesoftware.swift.model.MxNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * An entry of an account statement.
 *
 * @param number in the file, from 1
 */
record CamtEntry(int number, MxNode node) {

    private static final String RUPIAH = "IDR";

    boolean isBooked() {
        String code = value(node, "Sts/Cd");
        return "BOOK".equals(code == null ? value(node, "Sts") : code);
    }

    /** What it consists of; itself when it has no details. */
    List<CamtDetail> details() {
        List<MxNode> details = node.find("./NtryDtls/TxDtls");
        return details.isEmpty()
                ? List.of(new CamtDetail(this, null, true))
                : details.stream()
                        .map(detail -> new CamtDetail(this, detail, details.size() == 1))
                        .toList();
    }

    MxNode amount() {
        return node.findFirst("./Amt");
    }

    /** {@code CRDT} or {@code DBIT}. */
    String sign() {
        return value(node, "CdtDbtInd");
    }

    /** Whether it undoes an earlier entry. */
    boolean isReversal() {
        String said = value(node, "RvslInd");
        return "true".equals(said) || "1".equals(said);
    }

    String bookedAt() {
        String time = value(node, "BookgDt/DtTm");
        return time == null ? value(node, "BookgDt/Dt") : time;
    }

    /** Whether its details come to its amount, as far as all are in rupiah. */
    boolean addsUp() {
        List<CamtDetail> details = details();
        BigDecimal sum = details.stream()
                .map(detail -> detail.hasOtherSign() ? money(detail.amount()).negate() : money(detail.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean comparable = details.stream().map(CamtDetail::amount).allMatch(CamtEntry::isRupiah);
        return !comparable || money(amount()).compareTo(sum) == 0;
    }

    static boolean isRupiah(MxNode amount) {
        return amount == null
                || RUPIAH.equals(
                        Objects.toString(amount.getAttribute("Ccy"), "").strip());
    }

    private static BigDecimal money(MxNode amount) {
        return CamtAmount.of(amount).orElse(BigDecimal.ZERO);
    }

    /** What stands at a path, without white space around it; {@code null} when nothing does. */
    static String value(MxNode node, String path) {
        String value = node.singlePathValue("./" + path);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
