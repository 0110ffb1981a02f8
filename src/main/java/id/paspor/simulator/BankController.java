package id.paspor.simulator;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.payment.Payments;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A bank that pays any open bill, for trying the program out. */
@Controller
@RequestMapping("/simulator/bank")
@ConditionalOnProperty(name = "paspor.embedded-database.active", havingValue = "true")
class BankController {

    private final Payments payments;
    private final Texts texts;

    BankController(Payments payments, Texts texts) {
        this.payments = payments;
        this.texts = texts;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String virtualAccountNumber, Model model) {
        model.addAttribute("virtualAccountNumber", virtualAccountNumber);
        payments.find(virtualAccountNumber).ifPresent(bill -> model.addAttribute("amount", bill.amount()));
        return "bank";
    }

    @PostMapping
    ModelAndView pay(@RequestParam String virtualAccountNumber, @RequestParam String amount, Locale language) {
        ModelAndView page = new ModelAndView("bank");
        page.addObject("virtualAccountNumber", virtualAccountNumber);
        page.addObject("amount", amount);
        try {
            payments.receive(
                    virtualAccountNumber.strip(),
                    rupiah(amount),
                    UUID.randomUUID().toString());
            page.addObject("done", texts.in(language, "bank.paid"));
        } catch (Refusal refusal) {
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            page.addObject("refused", texts.in(language, refusal));
        }
        return page;
    }

    private static long rupiah(String amount) {
        try {
            return Long.parseLong(amount.strip());
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("amount", "payment.not-an-amount");
        }
    }
}
