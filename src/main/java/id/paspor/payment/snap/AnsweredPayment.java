package id.paspor.payment.snap;

import id.paspor.payment.BankPayment;
import id.paspor.payment.account.VirtualAccountNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What a bank was answered about a payment that was taken, word for word. */
@Entity
@Table(name = "bank_payment")
@Immutable
class AnsweredPayment {

    @Embeddable
    record Number(String bank, String paymentRequestId) {}

    @EmbeddedId
    private Number number;

    private VirtualAccountNumber virtualAccountNumber;
    private long amount;

    @Column(columnDefinition = "json")
    private String answer;

    protected AnsweredPayment() {}

    boolean isOf(BankPayment report) {
        return virtualAccountNumber.equals(report.virtualAccountNumber()) && amount == report.amount();
    }

    String answer() {
        return answer;
    }
}
