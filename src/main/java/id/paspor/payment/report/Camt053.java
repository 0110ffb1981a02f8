package id.paspor.payment.report;

import com.prowidesoftware.swift.model.MxNode;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.report.OtherEntry.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account statement by ISO 20022, {@code camt.053.001.02} and later. What is read is in all its versions but for the
 * status of an entry, which has an element of its own since {@code 07}. Credits in rupiah that are booked, are no reversals,
 * and name a virtual account are payments; what else is booked is told by its entry.
 */
final class Camt053 {

    private static final Pattern NAMESPACE =
            Pattern.compile("[\"']urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.(0[2-9]|[1-9][0-9])[\"']");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,28}");

    private final Accounts accounts;
    private final ReportLines lines;

    Camt053(Accounts accounts, ReportLines lines) {
        this.accounts = accounts;
        this.lines = lines;
    }

    void read(String text) {
        MxNode document = NAMESPACE.matcher(text).find() ? MxNode.parse(text) : null;
        MxNode message = document == null ? null : message(document);
        if (message == null) {
            throw ReportReader.refused("report.not-camt-053");
        }
        int number = 0;
        for (MxNode entry : message.find("./Stmt/Ntry")) {
            number++;
            CamtEntry booked = new CamtEntry(number, entry);
            if (booked.isBooked()) {
                add(booked);
            }
        }
    }

    /** The message, which may stand in an envelope. */
    private static MxNode message(MxNode root) {
        return Optional.ofNullable(root.findFirst("./BkToCstmrStmt"))
                .orElseGet(() -> root.findFirst("./Document/BkToCstmrStmt"));
    }

    private void add(CamtEntry entry) {
        boolean hasPayments = false;
        for (CamtDetail detail : entry.details()) {
            Optional<String> account = account(detail);
            Optional<Kind> other = detail.kindButPayment().or(() -> whatIsMissing(detail, account));
            if (other.isPresent()) {
                lines.other(entry.number(), other.get(), detail.id(), detail.rupiah());
            } else {
                lines.add(detail.line(account.orElseThrow()));
                hasPayments = true;
            }
        }
        if (hasPayments && !entry.addsUp()) {
            lines.wrong("report.entry-sum", entry.number());
        }
    }

    private static Optional<Kind> whatIsMissing(CamtDetail detail, Optional<String> account) {
        if (account.isEmpty()) {
            return Optional.of(Kind.NO_ACCOUNT);
        }
        return detail.id() == null ? Optional.of(Kind.NO_NUMBER) : Optional.empty();
    }

    /**
     * The virtual account: the creditor's reference, or what the payer wrote, if it is one of ours; otherwise the reference,
     * if it could be an account at all.
     */
    private Optional<String> account(CamtDetail detail) {
        String reference = Objects.requireNonNullElse(detail.reference(), "");
        return accounts.read(reference)
                .or(() -> new FreeText(reference, accounts).account())
                .or(() -> new FreeText(detail.freeText(), accounts).account())
                .map(VirtualAccountNumber::digits)
                .or(() -> Optional.of(reference).filter(DIGITS.asMatchPredicate()));
    }
}
