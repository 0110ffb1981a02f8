package id.paspor.simulator;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.payment.Bill;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.web.Download;
import id.paspor.web.SentForm;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A bank's counter that pays any bill, rightly and wrongly, for trying the program out. */
@Controller
@OpenToAnybody
@RequestMapping("/simulator/bank")
@ConditionalOnProperty(DemonstrationBank.PRIVATE_KEY)
class BankController {

    private static final int LONGEST_DELAY = 3_600;

    private final BankBook book;
    private final Payments payments;
    private final Clock clock;

    BankController(BankBook book, Payments payments, Clock clock) {
        this.book = book;
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String virtualAccountNumber, Model model) {
        String amount = VirtualAccountNumber.read(virtualAccountNumber)
                .flatMap(payments::find)
                .map(bill -> Long.toString(bill.amount()))
                .orElse("");
        return page(virtualAccountNumber, amount, model);
    }

    /**
     * Pays.
     *
     * @param twice whether the bank reports the payment twice, as if it had lost the first answer
     * @param loseAnswer whether the answer to the report gets lost
     * @param keepMoney whether the bank keeps the money even when it is refused
     * @param report {@code now}, {@code delayed} by {@code delay} seconds, or {@code later}, when it is asked to
     */
    @PostMapping
    String pay(
            @RequestParam String virtualAccountNumber,
            @RequestParam String amount,
            @RequestParam(defaultValue = "false") boolean twice,
            @RequestParam(defaultValue = "false") boolean loseAnswer,
            @RequestParam(defaultValue = "false") boolean keepMoney,
            @RequestParam(defaultValue = "now") String report,
            @RequestParam(defaultValue = "10") int delay,
            SentForm form) {
        return answer(virtualAccountNumber, amount, form, () -> {
            VirtualAccountNumber account = VirtualAccountNumber.read(virtualAccountNumber)
                    .orElseThrow(() -> Refusal.invalid("virtualAccountNumber", "payment.unknown-account"));
            Transfer transfer = book.transfer(account, rupiah(amount), keepMoney);
            if (report.equals("later")) {
                return form.texts().in(form.language(), "bank.taken");
            }
            if (report.equals("delayed")) {
                Duration after = Duration.ofSeconds(Math.max(1, Math.min(LONGEST_DELAY, delay)));
                book.reportLater(transfer, after, loseAnswer);
                return form.texts().in(form.language(), "bank.delayed", after.toSeconds());
            }
            String code = book.report(transfer, loseAnswer);
            if (twice) {
                code = book.report(book.find(transfer.id()), loseAnswer);
            }
            return loseAnswer ? form.texts().in(form.language(), "bank.answer-lost") : taken(code, account, form);
        });
    }

    /** Reports a payment that was not reported yet, or reports it again. */
    @PostMapping("/report")
    String report(@RequestParam String id, SentForm form) {
        Transfer transfer = book.find(id);
        if (transfer == null) {
            throw Refusal.notFound("payment.unknown-account");
        }
        VirtualAccountNumber account = transfer.virtualAccountNumber();
        return answer(
                account.digits(),
                Long.toString(transfer.amount()),
                form,
                () -> taken(book.report(transfer, false), account, form));
    }

    /** The bank's report of a day in Jakarta, today by default, as it is reconciled. */
    @GetMapping("/report")
    ResponseEntity<byte[]> statement(@RequestParam(required = false) LocalDate day) {
        LocalDate asked = day == null ? LocalDate.ofInstant(clock.instant(), SimulatedBank.ZONE) : day;
        return Download.of(
                "bank-" + asked + ".csv", Download.CSV, book.statement(asked).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Shows the page again, which says what came of it.
     *
     * @param deed gives the sentence that says so, unless it is refused
     */
    private String answer(String typed, String amount, SentForm form, Supplier<String> deed) {
        return form.answer(
                () -> {
                    form.model().addAttribute("done", deed.get());
                    return page(typed, amount, form.model());
                },
                refusal -> {
                    form.model().addAttribute("refused", form.texts().in(form.language(), refusal));
                    return page(typed, amount, form.model());
                });
    }

    private String page(String typed, String amount, Model model) {
        model.addAttribute("virtualAccountNumber", typed);
        model.addAttribute("amount", amount);
        model.addAttribute("transfers", book.all());
        model.addAttribute("zone", SimulatedBank.ZONE);
        return "simulator/bank";
    }

    /** Says in words what an answer's code means. */
    private String taken(String code, VirtualAccountNumber account, SentForm form) {
        switch (code) {
            case "2002500" -> {
                return form.texts().in(form.language(), "bank.paid", code);
            }
            case "4042513" ->
                throw Refusal.invalid(
                        "amount",
                        "payment.wrong-amount",
                        new Texts.Money(payments.find(account)
                                .map(Bill::amount)
                                .orElseThrow(() -> Refusal.notFound("payment.unknown-account"))));
            case "4042514" -> throw Refusal.conflict("payment.already-paid");
            case "4042519" -> throw Refusal.conflict("payment.no-longer-open");
            case "4042512" -> throw Refusal.notFound("payment.unknown-account");
            default -> throw Refusal.invalid("virtualAccountNumber", "payment.bank-refused", code);
        }
    }

    private static long rupiah(String amount) {
        try {
            return Long.parseLong(amount.strip());
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("amount", "payment.not-an-amount");
        }
    }
}
