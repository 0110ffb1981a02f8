package id.paspor.payment.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.payment.Discrepancies;
import id.paspor.payment.reconciliation.ReconciliationFinding;
import id.paspor.payment.reconciliation.ReconciliationResults;
import id.paspor.web.Download;
import id.paspor.web.Papers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final ReconciliationResults results;
    private final ReconciliationCsv csv;
    private final Papers papers;

    ReconciliationController(ReconciliationResults results, ReconciliationCsv csv, Papers papers) {
        this.results = results;
        this.csv = csv;
        this.papers = papers;
    }

    @GetMapping(NUMBER)
    @Transactional(readOnly = true)
    String show(@PathVariable long id, Authentication treasurer, Model model) {
        model.addAllAttributes(shown(id, treasurer));
        return "payment/reconciliation";
    }

    @GetMapping(NUMBER + ".csv")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> csv(@PathVariable long id, Authentication treasurer, Locale language) {
        results.get(id);
        List<ReconciliationFinding> findings = results.findings(id, offices(treasurer), Integer.MAX_VALUE);
        return Download.of(
                "reconciliation-" + id + ".csv", Download.CSV, csv.of(results.totals(id), findings, language));
    }

    @GetMapping(NUMBER + ".pdf")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> pdf(@PathVariable long id, Authentication treasurer, Locale language) {
        byte[] pdf = papers.pdf("payment/reconciliation-paper", language, shown(id, treasurer));
        return Download.of("reconciliation-" + id + ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    /** What a page or a PDF shows. */
    private Map<String, ?> shown(long id, Authentication treasurer) {
        List<ReconciliationFinding> findings = results.findings(id, offices(treasurer), MOST_SHOWN + 1);
        return Map.of(
                "reconciliation",
                results.get(id),
                "totals",
                results.totals(id),
                "findings",
                findings.subList(0, Math.min(findings.size(), MOST_SHOWN)),
                "more",
                findings.size() > MOST_SHOWN,
                "own",
                !isAdministrator(treasurer),
                "zone",
                Discrepancies.BANK_ZONE);
    }

    private static List<String> offices(Authentication treasurer) {
        return isAdministrator(treasurer) ? null : SignedIn.offices(treasurer);
    }

    private static boolean isAdministrator(Authentication treasurer) {
        return SignedIn.groups(treasurer).contains(Groups.ADMIN);
    }
}
