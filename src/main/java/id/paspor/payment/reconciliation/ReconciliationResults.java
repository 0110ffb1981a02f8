package id.paspor.payment.reconciliation;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.reconciliation.ReconciliationLineRepository.Found;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reconciliations came to, as it was when they were closed. */
@Service
@Transactional(readOnly = true)
public class ReconciliationResults {

    private static final int PAGE = 20;

    private final ReconciliationRepository reconciliations;
    private final ReconciliationLineRepository outcomes;
    private final CaseFiles cases;

    ReconciliationResults(
            ReconciliationRepository reconciliations, ReconciliationLineRepository outcomes, CaseFiles cases) {
        this.reconciliations = reconciliations;
        this.outcomes = outcomes;
        this.cases = cases;
    }

    /**
     * A page of reconciliations, newest first.
     *
     * @param page from 1
     */
    public Slice<Reconciliation> page(int page) {
        return reconciliations.findAllByOrderByIdDesc(PageRequest.of(page - 1, PAGE));
    }

    /**
     * One reconciliation.
     *
     * @throws Refusal when there is none
     */
    public Reconciliation get(long id) {
        return reconciliations.findViewById(id).orElseThrow(() -> Refusal.notFound("reconciliation.unknown"));
    }

    /** What the payments on its reports came to, of all offices. */
    public List<ReconciliationTotal> totals(long id) {
        return outcomes.totals(id);
    }

    /**
     * What it found.
     *
     * @param offices whose cases are shown, beside what belongs to no office; {@code null} for all
     * @param most how many at most
     */
    public List<ReconciliationFinding> findings(long id, List<String> offices, int most) {
        List<Found> found = outcomes.findings(id, offices == null ? most : Integer.MAX_VALUE);
        Map<RegistrationNumber, String> officeOf = cases.offices(
                found.stream().flatMap(finding -> finding.ofCase().stream()).toList());
        Stream<ReconciliationFinding> findings = found.stream()
                .map(finding -> finding.at(finding.ofCase().map(officeOf::get).orElse(null)));
        return findings.filter(
                        finding -> offices == null || finding.office() == null || offices.contains(finding.office()))
                .limit(most)
                .toList();
    }
}
