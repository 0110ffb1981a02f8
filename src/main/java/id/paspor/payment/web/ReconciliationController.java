package id.paspor.payment.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.reconciliation.ReconciliationFinding;
import id.paspor.payment.reconciliation.ReconciliationResults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What one reconciliation came to, as a page, as CSV and as PDF. Treasurers see the cases of their office and what belongs
 * to none, and the totals of all; administrators see everything.
 */
@Controller
@OpenTo({Groups.TREASURER, Groups.ADMIN})
@RequestMapping(TreasuryController.PATH + "/reconciliations")
class ReconciliationController {

    private static final String NUMBER = "/{id:[0-9]{1,18}}";

    /** How many findings a page or a PDF has; the CSV has all of them. */
    private static final int MOST_SHOWN = 500;

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ReconciliationResults results;
    private final ReconciliationPapers papers;

    ReconciliationController(ReconciliationResults results, ReconciliationPapers papers) {
        this.results = results;
        this.papers = papers;
    }

    @GetMapping(NUMBER)
    @Transactional(readOnly = true)
    String show(@PathVariable long id, Authentication treasurer, Model model) {
        List<ReconciliationFinding> findings = findings(id, treasurer);
        model.addAttribute("reconciliation", results.get(id));
        model.addAttribute("totals", results.totals(id));
        model.addAttribute("findings", shown(findings));
        model.addAttribute("more", findings.size() > MOST_SHOWN);
        model.addAttribute("own", !isAdministrator(treasurer));
        model.addAttribute("zone", Discrepancies.BANK_ZONE);
        return "payment/reconciliation";
    }

    @GetMapping(NUMBER + ".csv")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> csv(@PathVariable long id, Authentication treasurer, Locale language) {
        results.get(id);
        byte[] csv =
                papers.csv(results.totals(id), results.findings(id, offices(treasurer), Integer.MAX_VALUE), language);
        return file(csv, CSV, id + ".csv");
    }

    @GetMapping(NUMBER + ".pdf")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> pdf(@PathVariable long id, Authentication treasurer, Locale language) {
        List<ReconciliationFinding> findings = findings(id, treasurer);
        byte[] pdf = papers.pdf(
                results.get(id),
                results.totals(id),
                shown(findings),
                findings.size() > MOST_SHOWN,
                !isAdministrator(treasurer),
                language);
        return file(pdf, MediaType.APPLICATION_PDF, id + ".pdf");
    }

    /** As many findings as are shown, and one more if there are more. */
    private List<ReconciliationFinding> findings(long id, Authentication treasurer) {
        return results.findings(id, offices(treasurer), MOST_SHOWN + 1);
    }

    private static List<ReconciliationFinding> shown(List<ReconciliationFinding> findings) {
        return findings.subList(0, Math.min(findings.size(), MOST_SHOWN));
    }

    private static List<String> offices(Authentication treasurer) {
        return isAdministrator(treasurer) ? null : SignedIn.offices(treasurer);
    }

    private static boolean isAdministrator(Authentication treasurer) {
        return SignedIn.groups(treasurer).contains(Groups.ADMIN);
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reconciliation-" + name)
                                .build()
                                .toString())
                .body(content);
    }
}
