package id.paspor.booklet.web;

import id.paspor.booklet.BookletStock;
import id.paspor.booklet.BookletStock.Level;
import id.paspor.booklet.Disposals;
import id.paspor.booklet.count.InventoryCounts;
import id.paspor.booklet.web.StockForms.Cause;
import id.paspor.booklet.web.StockForms.Count;
import id.paspor.booklet.web.StockForms.Destruction;
import id.paspor.booklet.web.StockForms.Loss;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.web.BoundForm;
import id.paspor.web.Download;
import id.paspor.web.OwnOffices;
import id.paspor.web.SentForm;
import jakarta.validation.Valid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The booklets of an office, for its printing desk and its supervisors. Administrators look on at every office. */
@Controller
@OpenTo({Groups.PRINTING, Groups.SUPERVISOR, Groups.ADMIN})
@RequestMapping(StockController.PATH)
class StockController {

    static final String PATH = "/stock";

    private static final int MONTH_LENGTH = "2026-09".length();

    private final BookletStock stock;
    private final Disposals disposals;
    private final InventoryCounts counts;
    private final StockPapers papers;
    private final OwnOffices offices;

    StockController(
            BookletStock stock, Disposals disposals, InventoryCounts counts, StockPapers papers, OwnOffices offices) {
        this.stock = stock;
        this.disposals = disposals;
        this.counts = counts;
        this.papers = papers;
        this.offices = offices;
    }

    @InitBinder
    void strip(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(false));
    }

    /** The office whose booklets it is about. */
    @ModelAttribute("office")
    Office office(@RequestParam(defaultValue = "") String office, Authentication officer) {
        return offices.choose(office, officer);
    }

    @GetMapping
    String show(@ModelAttribute(name = "office", binding = false) Office at, Authentication officer, Model model) {
        List<Level> levels = stock.levels(at);
        model.addAttribute("choices", offices.of(officer))
                .addAttribute("levels", levels)
                .addAttribute("low", stock.low(at))
                .addAttribute("lowLevel", stock.lowLevel())
                .addAttribute("agrees", levels.stream().allMatch(Level::agrees))
                .addAttribute("open", disposals.open(at.code()))
                .addAttribute("toDestroy", disposals.toDestroy(at.code()))
                .addAttribute("counts", counts.latest(at.code()))
                .addAttribute("mayAct", SignedIn.isAnyOf(officer, List.of(Groups.PRINTING, Groups.SUPERVISOR)));
        return "booklet/stock";
    }

    @GetMapping("/movements.csv")
    ResponseEntity<byte[]> movements(
            @ModelAttribute(name = "office", binding = false) Office at, @RequestParam String period, Locale language) {
        LocalDate first;
        LocalDate last;
        try {
            boolean month = period.length() == MONTH_LENGTH;
            first = Dates.within(month ? YearMonth.parse(period).atDay(1) : LocalDate.parse(period));
            last = month ? YearMonth.parse(period).atEndOfMonth() : first;
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid("period", "form.date");
        }
        return Download.of(
                "booklets-%s-%s.csv".formatted(at.code(), period),
                Download.CSV,
                papers.csv(stock.movements(at, first, last), at.zone(), language));
    }

    @PostMapping("/counts")
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
    String count(@Valid Count count, BindingResult bound, Authentication officer, SentForm form) {
        return answer(
                Count.class,
                bound,
                officer,
                form,
                at -> counts.keep(at.code(), count.product(), count.counted(), count.numbers()));
    }

    @PostMapping("/losses")
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
    String loss(@Valid Loss loss, BindingResult bound, Authentication officer, SentForm form) {
        return answer(Loss.class, bound, officer, form, at -> {
            if (loss.cause() == Cause.MISSING) {
                disposals.proposeAsLost(at.code(), loss.number(), loss.reason());
            } else {
                disposals.proposeToVoid(at.code(), loss.number(), loss.reason());
            }
        });
    }

    @PostMapping("/destruction")
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
    String destruction(@Valid Destruction spoilt, BindingResult bound, Authentication officer, SentForm form) {
        return answer(
                Destruction.class,
                bound,
                officer,
                form,
                at -> disposals.proposeToDestroy(at.code(), spoilt.numbers(), spoilt.reason()));
    }

    /** Makes a change and shows the page anew, or says on the page, at the form's fields, why it was refused. */
    private String answer(
            Class<? extends Record> fields,
            BindingResult bound,
            Authentication officer,
            SentForm form,
            Consumer<Office> change) {
        Office at = (Office) form.model().getAttribute("office");
        String name = bound.getObjectName();
        return form.answer(
                () -> {
                    BoundForm.check(bound, fields);
                    change.accept(at);
                    return form.done("stock.done." + name, PATH + "?office=" + at.code());
                },
                () -> {
                    form.ofOneForm(field -> name + "-" + field);
                    return show(at, officer, form.model());
                });
    }
}
