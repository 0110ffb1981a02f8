package id.paspor.payment.snap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.payment.BankPayment;
import id.paspor.payment.Bill;
import id.paspor.payment.PaymentOutcome;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.payment.account.VirtualAccounts;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.springframework.retry.RetryOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What banks ask and report about virtual accounts. A report is stored with its answer in the transaction that takes the
 * payment, under the bank's own number for it, so that it is counted once however often it comes.
 */
@Component
class SnapPayments {

    private static final String DIGITS = "[0-9]{1,%d}";

    private final AnsweredPaymentRepository answers;
    private final SnapCalls calls;
    private final Payments payments;
    private final VirtualAccounts accounts;
    private final CaseFiles cases;
    private final Texts texts;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final RetryOperations whenOutpaced;
    private final Clock clock;

    SnapPayments(
            AnsweredPaymentRepository answers,
            SnapCalls calls,
            Payments payments,
            VirtualAccounts accounts,
            CaseFiles cases,
            Texts texts,
            ObjectMapper json,
            PlatformTransactionManager transactions,
            RetryOperations whenOutpaced,
            Clock clock) {
        this.answers = answers;
        this.calls = calls;
        this.payments = payments;
        this.accounts = accounts;
        this.cases = cases;
        this.texts = texts;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.whenOutpaced = whenOutpaced;
        this.clock = clock;
    }

    /**
     * Answers what is to be paid on a virtual account.
     *
     * @throws SnapRefusal in the standard's terms
     */
    ObjectNode inquire(SnapBank bank, SnapFields request, SnapCall call) {
        return transaction.execute(status -> {
            calls.requireOwnNumber(call);
            return inquired(bank, request, call);
        });
    }

    private ObjectNode inquired(SnapBank bank, SnapFields request, SnapCall call) {
        VirtualAccountNumber account = account(bank, request);
        request.required("inquiryRequestId", ".{1,128}");
        Bill bill = requireOpen(account);
        ObjectNode data = echo(request, "inquiryRequestId");
        data.put("inquiryStatus", "00");
        data.set("inquiryReason", both("bank.success"));
        data.put("virtualAccountName", nameOf(bill.registrationNumber()));
        data.set("totalAmount", amount(bill.amount()));
        data.put("virtualAccountTrxType", "C");
        data.putArray("freeTexts").add(both("bank.bill"));
        ObjectNode answer = answer(SnapService.INQUIRY, data);
        calls.record(call, answer);
        return answer;
    }

    /**
     * Takes a payment, once; the same report again gets the same answer. The number of the call, what is booked or put aside
     * for the treasurer, and the record of the call are written together or not at all.
     *
     * @throws SnapRefusal in the standard's terms; then the bank is to give the money back
     */
    ObjectNode pay(SnapBank bank, SnapFields request, SnapCall call) {
        VirtualAccountNumber account = account(bank, request);
        String id = request.required("paymentRequestId", ".{1,128}");
        long paid = request.rupiah("paidAmount");
        if (paid == 0) {
            throw SnapRefusal.wrongAmount();
        }
        BankPayment report = new BankPayment(
                bank.name(), id, account, paid, request.moment("trxDateTime").orElse(null));
        Answered answered = whenOutpaced.execute(attempt -> transaction.execute(status -> {
            Optional<String> before = calls.requireOwnNumber(call, report);
            return before.isPresent() ? again(read(before.get()), call) : take(request, report, call);
        }));
        return answered.require();
    }

    private Answered again(ObjectNode answer, SnapCall call) {
        calls.record(call, answer);
        return new Answered(PaymentOutcome.KNOWN, answer);
    }

    /** What a bank is answered; its answer is {@code null} when it is refused. */
    private record Answered(PaymentOutcome outcome, ObjectNode answer) {

        ObjectNode require() {
            if (answer != null) {
                return answer;
            }
            throw refusal().recorded();
        }

        SnapRefusal refusal() {
            return switch (outcome) {
                case WRONG_AMOUNT -> SnapRefusal.wrongAmount();
                case ALREADY_PAID -> SnapRefusal.paidAlready();
                case EXPIRED -> SnapRefusal.expired();
                case CONFLICTING -> SnapRefusal.repeatedExternalId();
                default -> SnapRefusal.unknownBill();
            };
        }
    }

    private Answered take(SnapFields request, BankPayment report, SnapCall call) {
        PaymentOutcome outcome = payments.take(report, PaymentSource.CALL);
        if (!outcome.inTheBooks()) {
            Answered refused = new Answered(outcome, null);
            calls.record(call, refused.refusal().answer(call.service(), json));
            return refused;
        }
        ObjectNode answer = receipt(request, report, outcome);
        // or the same report came twice at once, and the other has just been answered
        return calls.recordFirst(call, report, answer) ? new Answered(outcome, answer) : again(stored(report), call);
    }

    private ObjectNode receipt(SnapFields request, BankPayment report, PaymentOutcome outcome) {
        ObjectNode data = echo(request, "paymentRequestId");
        data.set("paymentFlagReason", both("bank.success"));
        data.put("paymentFlagStatus", "00");
        payee(report, outcome).ifPresent(payee -> data.put("virtualAccountName", nameOf(payee)));
        data.set("paidAmount", amount(report.amount()));
        data.set("totalAmount", amount(report.amount()));
        request.raw("trxDateTime").ifPresent(time -> data.put("trxDateTime", time));
        request.raw("referenceNo").ifPresent(number -> data.put("referenceNo", number));
        return answer(SnapService.PAYMENT, data);
    }

    private ObjectNode stored(BankPayment report) {
        AnsweredPayment answered = answers.findByNumber(new AnsweredPayment.Number(report.bank(), report.id()))
                .orElseThrow();
        if (!answered.isOf(report)) {
            throw SnapRefusal.repeatedExternalId();
        }
        return read(answered.answer());
    }

    private ObjectNode read(String answer) {
        try {
            return (ObjectNode) json.readTree(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The virtual account as bills bear it; banks pad its parts with white space or zeros, each as they like. */
    private VirtualAccountNumber account(SnapBank bank, SnapFields request) {
        String partner = request.required("partnerServiceId", DIGITS.formatted(8));
        String customer = request.required("customerNo", DIGITS.formatted(20));
        String account = request.required("virtualAccountNo", DIGITS.formatted(VirtualAccountNumber.LONGEST));
        if (!unpadded(account).equals(unpadded(partner + customer))) {
            throw SnapRefusal.invalidFormat("virtualAccountNo");
        }
        String own = bank.settings().serviceId();
        if (!unpadded(partner).equals(unpadded(own))) {
            throw SnapRefusal.unknownBill();
        }
        return new VirtualAccountNumber(own + customer);
    }

    private static String unpadded(String digits) {
        return StringUtils.stripStart(digits, "0");
    }

    private Bill requireOpen(VirtualAccountNumber account) {
        Bill bill = payments.find(account).orElseThrow(SnapRefusal::unknownBill);
        switch (bill.state()) {
            case PAID -> throw SnapRefusal.paidAlready();
            case EXPIRED -> throw SnapRefusal.expired();
            case CANCELLED -> throw SnapRefusal.unknownBill();
            default -> {
                if (bill.dueAt().isBefore(clock.instant())) {
                    throw SnapRefusal.expired();
                }
                return bill;
            }
        }
    }

    /** What the bank gets back as it sent it, padding included. */
    private ObjectNode echo(SnapFields request, String id) {
        ObjectNode data = json.createObjectNode();
        for (String field : new String[] {"partnerServiceId", "customerNo", "virtualAccountNo", id}) {
            data.put(field, request.raw(field).orElseThrow());
        }
        return data;
    }

    /** The case that was paid for; money that is in the books already need not belong to one. */
    private Optional<RegistrationNumber> payee(BankPayment report, PaymentOutcome outcome) {
        VirtualAccountNumber account = report.virtualAccountNumber();
        return outcome == PaymentOutcome.RECEIVED
                ? accounts.registrationNumber(account)
                : payments.find(account).map(Bill::registrationNumber);
    }

    private String nameOf(RegistrationNumber registrationNumber) {
        return cases.get(registrationNumber).application().fullName();
    }

    private JsonNode both(String key) {
        return json.createObjectNode()
                .put("english", texts.in(Texts.ENGLISH, key))
                .put("indonesia", texts.in(Texts.INDONESIAN, key));
    }

    private JsonNode amount(long rupiah) {
        return json.createObjectNode().put("value", rupiah + ".00").put("currency", "IDR");
    }

    private ObjectNode answer(SnapService service, ObjectNode data) {
        ObjectNode answer = json.createObjectNode();
        answer.put("responseCode", service.code(200, 0));
        answer.put("responseMessage", "Successful");
        answer.set("virtualAccountData", data);
        return answer;
    }
}
