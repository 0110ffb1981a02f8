package id.paspor.booklet.web;

import id.paspor.booklet.BookletStock;
import id.paspor.booklet.BookletStock.Level;
import id.paspor.booklet.Disposals;
import id.paspor.booklet.InventoryCounts;
import id.paspor.kernel.Dates;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Product;
import id.paspor.web.OwnOffices;
import id.paspor.web.Refused;
import id.paspor.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The booklets of an office, for its printing desk and its supervisors. Administrators look on at every office. */
@Controller
@OpenTo({Groups.PRINTING, Groups.SUPERVISOR})
@RequestMapping(StockController.PATH)
class StockController {

    static final String PATH = "/stock";

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
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

    @GetMapping
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR, Groups.ADMIN})
    String show(@RequestParam(defaultValue = "") String office, Authentication officer, Model model) {
        return show(offices.choose(office, officer), officer, model);
    }

    @GetMapping("/movements.csv")
    @OpenTo({Groups.PRINTING, Groups.SUPERVISOR, Groups.ADMIN})
    ResponseEntity<byte[]> movements(
            @RequestParam(defaultValue = "") String office,
            @RequestParam String period,
            Authentication officer,
            Locale language) {
        Office at = offices.choose(office, officer);
        LocalDate first;
        LocalDate last;
        try {
            boolean month = period.length() == MONTH_LENGTH;
            first = Dates.within(month ? YearMonth.parse(period).atDay(1) : LocalDate.parse(period));
            last = month ? YearMonth.parse(period).atEndOfMonth() : first;
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid("period", "form.date");
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("booklets-%s-%s.csv".formatted(at.code(), period))
                                .build()
                                .toString())
                .body(papers.csv(stock.movements(at, first, last), at.zone(), language));
    }

    @PostMapping("/counts")
    String count(
            @RequestParam MultiValueMap<String, String> sent,
            Authentication officer,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale language) {
        Office at = offices.choose(sent.getFirst("office"), officer);
        Change change = () -> {
            Typed typed = new Typed(sent);
            Product product = typed.option("product", Product::of);
            int counted = typed.number("counted");
            List<String> missing = Stream.of(typed.text("missing").split("[\\s,;]+"))
                    .filter(number -> !number.isEmpty())
                    .toList();
            typed.check();
            counts.keep(at.code(), product, counted, missing);
        };
        return make(change, new Page("count", at, officer, sent), response, after, model, language);
    }

    @PostMapping("/losses")
    String loss(
            @RequestParam MultiValueMap<String, String> sent,
            Authentication officer,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale language) {
        Office at = offices.choose(sent.getFirst("office"), officer);
        Change change = () -> {
            Typed typed = new Typed(sent);
            Cause cause = typed.option("cause", Cause::valueOf);
            String number = typed.text("number");
            String reason = typed.text("reason");
            typed.check();
            if (cause == Cause.MISSING) {
                disposals.proposeAsLost(at.code(), number, reason);
            } else {
                disposals.proposeToVoid(at.code(), number, reason);
            }
        };
        return make(change, new Page("loss", at, officer, sent), response, after, model, language);
    }

    @PostMapping("/destruction")
    String destruction(
            @RequestParam MultiValueMap<String, String> sent,
            Authentication officer,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale language) {
        Office at = offices.choose(sent.getFirst("office"), officer);
        Change change = () -> {
            Typed typed = new Typed(sent);
            String reason = typed.text("reason");
            typed.check();
            disposals.proposeToDestroy(at.code(), sent.getOrDefault("numbers", List.of()), reason);
        };
        return make(change, new Page("destruction", at, officer, sent), response, after, model, language);
    }

    /** Why a booklet cannot be used. */
    private enum Cause {
        DAMAGED,
        MISSING
    }

    /** What a form asks for. */
    private interface Change {
        void make();
    }

    /** Which form of the page was sent, and what was in it. */
    private record Page(String form, Office office, Authentication officer, MultiValueMap<String, String> sent) {}

    /** Makes a change and shows the page anew, or says on the page why it was refused. */
    private String make(
            Change change,
            Page page,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale language) {
        try {
            change.make();
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            @SuppressWarnings("unchecked")
            Map<String, String> problems = (Map<String, String>) model.asMap().get("problems");
            Map<String, String> ofForm = new LinkedHashMap<>();
            problems.forEach((field, sentence) -> ofForm.put(page.form() + "-" + field, sentence));
            model.addAttribute("problems", ofForm);
            Map<String, String> values = new LinkedHashMap<>();
            page.sent().toSingleValueMap().forEach((field, value) -> values.put(page.form() + "-" + field, value));
            model.addAttribute("values", values);
            return show(page.office(), page.officer(), model);
        }
        after.addFlashAttribute("done", texts.in(language, "stock.done." + page.form()));
        after.addAttribute("office", page.office().code());
        return "redirect:" + PATH;
    }

    private String show(Office office, Authentication officer, Model model) {
        List<Level> levels = stock.levels(office);
        model.addAttribute("office", office);
        model.addAttribute("choices", offices.of(officer));
        model.addAttribute("levels", levels);
        model.addAttribute("low", stock.low(office));
        model.addAttribute("lowLevel", stock.lowLevel());
        model.addAttribute("agrees", levels.stream().allMatch(Level::agrees));
        model.addAttribute("open", disposals.open(office.code()));
        model.addAttribute("toDestroy", disposals.toDestroy(office.code()));
        model.addAttribute("counts", counts.latest(office.code()));
        model.addAttribute("mayAct", SignedIn.isAnyOf(officer, List.of(Groups.PRINTING, Groups.SUPERVISOR)));
        return "booklet/stock";
    }
}
