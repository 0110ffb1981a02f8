package id.paspor.casefile;

import id.paspor.engine.Decisions;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * What the decision tables {@code eligibility} and {@code passport-validity} say of an application, also before there is
 * a case: pages tell with it what the process will decide.
 */
@Service
public class PassportLaw {

    private final Decisions decisions;
    private final Period replacementWindow;

    PassportLaw(Decisions decisions, @Value("${paspor.eligibility.replacement-window}") Period replacementWindow) {
        this.decisions = decisions;
        this.replacementWindow = replacementWindow;
    }

    /** What the table {@code eligibility} asks about an application on this day, by the names of its inputs. */
    public Map<String, Object> eligibilityFacts(Application application, LocalDate today) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", application.kind().code());
        facts.put("oldPassportCondition", null);
        facts.put("oldPassportReplaceable", null);
        if (application.kind() == Application.Kind.REPLACEMENT) {
            if (application.oldPassportCondition() != null) {
                facts.put(
                        "oldPassportCondition",
                        application.oldPassportCondition().code());
            }
            if (application.oldPassportExpiry() != null) {
                LocalDate from = application.oldPassportExpiry().minus(replacementWindow);
                facts.put("oldPassportReplaceable", today.isAfter(from));
            }
        }
        return facts;
    }

    /** What the table {@code passport-validity} asks about an application on this day, by the names of its inputs. */
    public Map<String, Object> validityFacts(Application application, LocalDate today) {
        return Map.of(
                "termYears",
                application.product().termYears(),
                "age",
                application.ageOn(today),
                "married",
                application.maritalStatus() == Application.MaritalStatus.MARRIED);
    }

    /**
     * Why an application is referred to the office on this day, as the table {@code eligibility} says it; empty where it
     * is not, or where an answer is missing on which that depends.
     */
    Optional<String> referral(Application application, LocalDate today) {
        if (application.kind() == null) {
            return Optional.empty();
        }
        List<Map<String, Object>> decided = decisions.evaluate("eligibility", eligibilityFacts(application, today));
        return decided.stream().findFirst().map(result -> (String) result.get("referralReason"));
    }

    /** Whether the applicant may have a passport of the chosen term; also where that cannot be said yet. */
    boolean mayHaveTerm(Application application, LocalDate today) {
        if (application.product() == null || application.dateOfBirth() == null || application.maritalStatus() == null) {
            return true;
        }
        Object years = decisions
                .evaluate("passport-validity", validityFacts(application, today))
                .get(0)
                .get("validityYears");
        return ((Number) years).intValue() >= application.product().termYears();
    }
}
