package id.paspor.simulator;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.payment.Bill;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A bank's counter that pays any bill, rightly and wrongly, for trying the program out. */
@Controller
@OpenToAnybody
@RequestMapping("/simulator/bank")
@ConditionalOnProperty(DemonstrationBank.PRIVATE_KEY)
class BankController {

    private static final int LONGEST_DELAY = 3_600;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final BankBook book;
    private final Payments payments;
    private final Texts texts;
    private final Clock clock;

    BankController(BankBook book, Payments payments, Texts texts, Clock clock) {
        this.book = book;
        this.payments = payments;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "") String virtualAccountNumber) {
        String amount = VirtualAccountNumber.read(virtualAccountNumber)
                .flatMap(payments::find)
                .map(bill -> Long.toString(bill.amount()))
                .orElse("");
        return page(virtualAccountNumber, amount);
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
    ModelAndView pay(
            @RequestParam String virtualAccountNumber,
            @RequestParam String amount,
            @RequestParam(defaultValue = "false") boolean twice,
            @RequestParam(defaultValue = "false") boolean loseAnswer,
            @RequestParam(defaultValue = "false") boolean keepMoney,
            @RequestParam(defaultValue = "now") String report,
            @RequestParam(defaultValue = "10") int delay,
            Locale language) {
        return answered(virtualAccountNumber, amount, language, () -> {
            VirtualAccountNumber account = VirtualAccountNumber.read(virtualAccountNumber)
                    .orElseThrow(() -> Refusal.invalid("virtualAccountNumber", "payment.unknown-account"));
            Transfer transfer = book.transfer(account, rupiah(amount), keepMoney);
            if (report.equals("later")) {
                return texts.in(language, "bank.taken");
            }
            if (report.equals("delayed")) {
                Duration after = Duration.ofSeconds(Math.max(1, Math.min(LONGEST_DELAY, delay)));
                book.reportLater(transfer, after, loseAnswer);
                return texts.in(language, "bank.delayed", after.toSeconds());
            }
            String code = book.report(transfer, loseAnswer);
            if (twice) {
                code = book.report(book.find(transfer.id()), loseAnswer);
            }
            return loseAnswer ? texts.in(language, "bank.answer-lost") : taken(code, account, language);
        });
    }

    /** Reports a payment that was not reported yet, or reports it again. */
    @PostMapping("/report")
    ModelAndView report(@RequestParam String id, Locale language) {
        Transfer transfer = book.find(id);
        if (transfer == null) {
            throw Refusal.notFound("payment.unknown-account");
        }
        VirtualAccountNumber account = transfer.virtualAccountNumber();
        return answered(
                account.digits(),
                Long.toString(transfer.amount()),
                language,
                () -> taken(book.report(transfer, false), account, language));
    }

    /** The bank's report of a day in Jakarta, today by default, as it is reconciled. */
    @GetMapping("/report")
    ResponseEntity<byte[]> statement(@RequestParam(required = false) LocalDate day) {
        LocalDate asked = day == null ? LocalDate.ofInstant(clock.instant(), SimulatedBank.ZONE) : day;
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bank-" + asked + ".csv")
                                .build()
                                .toString())
                .body(book.statement(asked).getBytes(StandardCharsets.UTF_8));
    }

    /** Something that is said when it has been done. */
    private interface Deed {

        String done();
    }

    private ModelAndView answered(String typed, String amount, Locale language, Deed deed) {
        String done = null;
        Refusal refused = null;
        try {
            done = deed.done();
        } catch (Refusal refusal) {
            refused = refusal;
        }
        ModelAndView page = page(typed, amount);
        if (refused == null) {
            page.addObject("done", done);
        } else {
            page.setStatus(HttpStatus.valueOf(refused.kind().status()));
            page.addObject("refused", texts.in(language, refused));
        }
        return page;
    }

    private ModelAndView page(String typed, String amount) {
        ModelAndView page = new ModelAndView("simulator/bank");
        page.addObject("virtualAccountNumber", typed);
        page.addObject("amount", amount);
        page.addObject("transfers", book.all());
        page.addObject("zone", SimulatedBank.ZONE);
        return page;
    }

    /** Says in words what an answer's code means. */
    private String taken(String code, VirtualAccountNumber account, Locale language) {
        switch (code) {
            case "2002500" -> {
                return texts.in(language, "bank.paid", code);
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
