package id.paspor.payment.histories;

import com.fasterxml.jackson.databind.JsonNode;
import id.paspor.payment.BankPayment;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.account.VirtualAccountNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a bank believes about one of its payments: what it said under the payment's number, and what it was answered. */
final class Report {

    /** What can be said about a payment. */
    record Content(String account, long amount) {}

    private final String id;
    private final Content payment;
    private final Instant paidAt;
    private final Map<Content, Optional<JsonNode>> answers = new LinkedHashMap<>();
    private boolean onStatement;
    private Optional<PaymentOutcome> read = Optional.empty();
    private boolean releasable;

    Report(String id, Content payment, Instant paidAt) {
        this.id = id;
        this.payment = payment;
        this.paidAt = paidAt;
    }

    String id() {
        return id;
    }

    /** As it was. */
    Content payment() {
        return payment;
    }

    Instant paidAt() {
        return paidAt;
    }

    BankPayment line() {
        return new BankPayment("bank", id, new VirtualAccountNumber(payment.account()), payment.amount(), paidAt);
    }

    /** What was said about it so far, right or wrong, and the last answer to it, if one came. */
    synchronized Map<Content, Optional<JsonNode>> answers() {
        return new LinkedHashMap<>(answers);
    }

    /** Something was said, and whether it arrived is not known. */
    synchronized void sent(Content content) {
        answers.putIfAbsent(content, Optional.empty());
    }

    /** An answer came; gives the one before, if there was one. */
    synchronized Optional<JsonNode> answered(Content content, JsonNode answer) {
        return answers.put(content, Optional.of(answer));
    }

    /** The statement has it, and whether that was read is not known. */
    synchronized void onStatement() {
        onStatement = true;
    }

    /** The statement was read. */
    synchronized void isRead(PaymentOutcome result) {
        read = Optional.of(result);
    }

    synchronized boolean isUnread() {
        return onStatement && read.isEmpty();
    }

    /** Whether the statement brought the money, not something else than was said before. */
    synchronized boolean cameByStatement() {
        return onStatement && read.orElseThrow() != PaymentOutcome.CONFLICTING;
    }

    /** Somebody did what may have turned a refusal into money in the books. */
    synchronized void mayHaveBeenReleased() {
        releasable = true;
    }

    synchronized boolean mayBeReleased() {
        return releasable;
    }

    @Override
    public String toString() {
        return id + answers;
    }
}
