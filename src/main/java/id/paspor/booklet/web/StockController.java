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
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.web.BoundForm;
import id.paspor.web.Download;
import id.paspor.web.OwnOffices;
import id.paspor.web.Refused;
import jakarta.validation.Valid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.RequestContextUtils;

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
    private final Refused refused;
    private final Texts texts;

    StockController(
            BookletStock stock,
            Disposals disposals,
            InventoryCounts counts,
            StockPapers papers,
            OwnOffices offices,
            Refused refused,
            Texts texts) {
        this.stock = stock;
        this.disposals = disposals;
        this.counts = counts;
        this.papers = papers;
        this.offices = offices;
        this.refused = refused;
        this.texts = texts;
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
    String count(
            @Valid Count form, BindingResult bound, ServletWebRequest request, Authentication officer, Model model) {
        return answer(
                Count.class,
                bound,
                request,
                officer,
                model,
                at -> counts.keep(at.code(), form.product(), form.counted(), form.numbers()));
    }

    @PostMapping("/losses")
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
    String loss(@Valid Loss form, BindingResult bound, ServletWebRequest request, Authentication officer, Model model) {
        return answer(Loss.class, bound, request, officer, model, at -> {
            if (form.cause() == Cause.MISSING) {
                disposals.proposeAsLost(at.code(), form.number(), form.reason());
            } else {
                disposals.proposeToVoid(at.code(), form.number(), form.reason());
            }
        });
    }

    @PostMapping("/destruction")
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
    String destruction(
            @Valid Destruction form,
            BindingResult bound,
            ServletWebRequest request,
            Authentication officer,
            Model model) {
        return answer(
                Destruction.class,
                bound,
                request,
                officer,
                model,
                at -> disposals.proposeToDestroy(at.code(), form.numbers(), form.reason()));
    }

    /** Makes a change and shows the page anew, or says on the page, at the form's fields, why it was refused. */
    private String answer(
            Class<? extends Record> form,
            BindingResult bound,
            ServletWebRequest request,
            Authentication officer,
            Model model,
            Consumer<Office> change) {
        Office at = (Office) model.getAttribute("office");
        Locale language = LocaleContextHolder.getLocale();
        String name = bound.getObjectName();
        try {
            BoundForm.check(bound, form);
            change.accept(at);
        } catch (Refusal refusal) {
            refused.show(refusal, model, request.getResponse(), language);
            Map<String, Object> problems = new LinkedHashMap<>();
            ((Map<?, ?>) model.getAttribute("problems"))
                    .forEach((field, sentence) -> problems.put(name + "-" + field, sentence));
            Map<String, String> values = new LinkedHashMap<>();
            request.getParameterNames()
                    .forEachRemaining(field -> values.put(name + "-" + field, request.getParameter(field)));
            return show(at, officer, model.addAttribute("problems", problems).addAttribute("values", values));
        }
        RequestContextUtils.getOutputFlashMap(request.getRequest())
                .put("done", texts.in(language, "stock.done." + name));
        return "redirect:" + PATH + "?office=" + at.code();
    }
}
