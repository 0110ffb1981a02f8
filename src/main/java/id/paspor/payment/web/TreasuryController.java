package id.paspor.payment.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.access.OpenTo;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.PaymentProperties;
import id.paspor.payment.reconciliation.BankReports;
import id.paspor.payment.reconciliation.Reconciliation;
import id.paspor.payment.reconciliation.ReconciliationResults;
import id.paspor.web.BoundForm;
import id.paspor.web.SentForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where treasurers hand in banks' reports, and find what reconciliations came to. */
@Controller
@OpenTo({Groups.TREASURER, Groups.ADMIN})
@RequestMapping(TreasuryController.PATH)
class TreasuryController {

    static final String PATH = "/treasury";

    private static final int MOST_PAGES = 10_000;

    private final BankReports reports;
    private final ReconciliationResults results;
    private final PaymentProperties settings;

    TreasuryController(BankReports reports, ReconciliationResults results, PaymentProperties settings) {
        this.reports = reports;
        this.results = results;
        this.settings = settings;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "1") int page, Model model) {
        int shown = Math.max(1, Math.min(page, MOST_PAGES));
        Slice<Reconciliation> found = results.page(shown);
        model.addAttribute("reconciliations", found.getContent());
        model.addAttribute("page", shown);
        model.addAttribute("more", found.hasNext());
        model.addAttribute("banks", reports.banks());
        model.addAttribute("today", reports.today());
        model.addAttribute("zone", Discrepancies.BANK_ZONE);
        model.addAttribute("reconcileAt", settings.reconcileAt());
        model.addAttribute("mostMegabytes", BankReports.MOST_MEGABYTES);
        return "payment/treasury";
    }

    /** What a report is, besides its content. */
    record Handed(@NotNull String bank, @NotNull LocalDate day) {}

    /** Takes a report; the name and the type that the browser gives the file mean nothing and are not looked at. */
    @PostMapping("/reports")
    String handIn(
            @Valid Handed report,
            BindingResult bound,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) MultipartFile file,
            SentForm form)
            throws IOException {
        byte[] content = file == null ? new byte[0] : file.getBytes();
        return form.answer(
                () -> {
                    BoundForm.check(bound, Handed.class);
                    if (content.length == 0) {
                        throw Refusal.invalid("file", "report.file-missing");
                    }
                    reports.handIn(report.bank(), report.day(), content);
                    return form.done("treasury.sent", PATH);
                },
                refusal -> {
                    explain(refusal.problems(), form);
                    return show(1, form.model().addAttribute("values", sent.toSingleValueMap()));
                });
    }

    /** What concerns the file is said in a list at its field, line by line. */
    private static void explain(List<Problem> wrong, SentForm form) {
        Map<String, String> problems = new LinkedHashMap<>();
        List<String> ofFile = new ArrayList<>();
        for (Problem problem : wrong) {
            String sentence = form.texts().in(form.language(), problem);
            if (problem.field() == null) {
                ofFile.add(sentence);
                problems.put("file", form.texts().in(form.language(), "treasury.refused"));
            } else {
                problems.put(problem.field(), sentence);
            }
        }
        form.model().addAttribute("problems", problems).addAttribute("fileProblems", ofFile);
    }
}
