package id.paspor.portal;

import id.paspor.casefile.Application;
import id.paspor.casefile.PassportLaw;
import id.paspor.casefile.ProcessingTimes;
import id.paspor.document.Requirements;
import id.paspor.document.Requirements.Situation;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.payment.Fees;
import id.paspor.quota.Slots;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The home page and the login page. What the home page says of documents and fees is asked from the decision tables, so
 * that there is one home for every fact.
 */
@Controller
@OpenToAnybody
class HomeController {

    private final Offices offices;
    private final Requirements requirements;
    private final Fees fees;
    private final PassportLaw law;
    private final ProcessingTimes times;
    private final Slots slots;

    private final Texts texts;

    HomeController(
            Offices offices,
            Requirements requirements,
            Fees fees,
            PassportLaw law,
            ProcessingTimes times,
            Slots slots,
            Texts texts) {
        this.offices = offices;
        this.requirements = requirements;
        this.fees = fees;
        this.law = law;
        this.times = times;
        this.slots = slots;
        this.texts = texts;
    }

    /** The documents that one kind of case needs. */
    record Needs(String situation, List<String> documents) {}

    /** The fee of a product, in whole rupiah. */
    record Price(Product product, long fee) {}

    /**
     * An office as the home page shows it.
     *
     * @param zone WIB, WITA or WIT
     * @param products in the order of the price list
     * @param measured median of the last 60 days in working days, or {@code null}
     * @param next the next free interview, or {@code null}
     */
    record OfficeView(Office office, String zone, List<Product> products, Integer measured, ZonedDateTime next) {}

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute(
                "needs",
                Arrays.stream(Situation.values())
                        .map(situation -> new Needs(situation.code(), requirements.of(situation)))
                        .toList());
        model.addAttribute("adultAge", Application.ADULT_AGE);
        model.addAttribute("recordsUpTo", Integer.toString(requirements.recordsUpTo()));
        model.addAttribute("tenYearsFrom", law.tenYearsFrom());
        model.addAttribute(
                "prices",
                Arrays.stream(Product.values())
                        .map(product -> new Price(product, fees.of(product)))
                        .toList());
        model.addAttribute("referrals", law.referrals());
        model.addAttribute("offices", offices.all().stream().map(this::view).toList());
        return "portal/home";
    }

    private OfficeView view(Office office) {
        var measured = times.median(office.code());
        return new OfficeView(
                office,
                Texts.zoneName(office.zone()),
                office.products().stream().sorted().toList(),
                measured.isPresent() ? measured.getAsInt() : null,
                slots.nextFree(office.code())
                        .map(next -> Texts.at(next, office.zone()))
                        .orElse(null));
    }
}
