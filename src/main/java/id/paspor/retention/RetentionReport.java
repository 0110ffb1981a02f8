package id.paspor.retention;

import id.paspor.casefile.hold.Holds;
import id.paspor.kernel.erasure.Retention;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What is kept how long, what would be erased, and what was. */
@Service
public class RetentionReport {

    private final RetentionProperties terms;
    private final ErasureRunRepository runs;
    private final Erasure erasure;
    private final Holds holds;

    RetentionReport(RetentionProperties terms, ErasureRunRepository runs, Erasure erasure, Holds holds) {
        this.terms = terms;
        this.runs = runs;
        this.erasure = erasure;
        this.holds = holds;
    }

    /** How long a kind is kept. */
    public record Term(Retention kind, Period term) {}

    /** All kinds, in the order in which they are erased. */
    public List<Term> terms() {
        return Arrays.stream(Retention.values())
                .map(kind -> new Term(kind, terms.of(kind)))
                .toList();
    }

    /** How many cases are held. */
    public int held() {
        return holds.inForce().size();
    }

    /** How much of each kind is past its term; nothing is changed. */
    public Map<Retention, Long> due() {
        return erasure.due();
    }

    /** The latest nights on which something was erased, or failed, or that were broken off. */
    public List<ErasureRun> latestRuns() {
        return runs.latest().stream().map(ErasureRunEntity::view).toList();
    }
}
