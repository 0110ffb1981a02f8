package id.paspor.simulator;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.payment.Bill;
import id.paspor.payment.Payments;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A bank's counter that pays any open bill, for trying the program out. */
@Controller
@RequestMapping("/simulator/bank")
@ConditionalOnProperty(DemonstrationBank.PRIVATE_KEY)
class BankController {

    private final SimulatedBank bank;
    private final Payments payments;
    private final Texts texts;

    BankController(SimulatedBank bank, Payments payments, Texts texts) {
        this.bank = bank;
        this.payments = payments;
        this.texts = texts;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String virtualAccountNumber, Model model) {
        model.addAttribute("virtualAccountNumber", virtualAccountNumber);
        payments.find(virtualAccountNumber).ifPresent(bill -> model.addAttribute("amount", bill.amount()));
        return "bank";
    }

    /**
     * Pays.
     *
     * @param twice whether the bank reports the payment twice, as if it had lost the first answer
     */
    @PostMapping
    ModelAndView pay(
            @RequestParam String virtualAccountNumber,
            @RequestParam String amount,
            @RequestParam(defaultValue = "false") boolean twice,
            Locale language) {
        ModelAndView page = new ModelAndView("bank");
        page.addObject("virtualAccountNumber", virtualAccountNumber);
        page.addObject("amount", amount);
        try {
            String account = virtualAccountNumber.strip();
            String value = rupiah(amount) + ".00";
            String report = SimulatedBank.newReport();
            String code = bank.pay(account, value, report);
            if (twice) {
                code = bank.pay(account, value, report);
            }
            require(code, account);
            page.addObject("done", texts.in(language, "bank.paid", code));
        } catch (Refusal refusal) {
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            page.addObject("refused", texts.in(language, refusal));
        }
        return page;
    }

    /** Says in words what an answer's code means, unless it means success. */
    private void require(String code, String account) {
        switch (code) {
            case "2002500" -> {
                // taken
            }
            case "4042513" ->
                throw Refusal.invalid(
                        "amount",
                        "payment.wrong-amount",
                        new Texts.Money(payments.find(account).map(Bill::amount).orElseThrow()));
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
