package id.paspor.casefile;

import id.paspor.engine.Decisions;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * What the decision tables {@code eligibility}, {@code passport-validity} and {@code name-endorsement} say of an application, also before there is
 * a case: pages tell with it what the process will decide.
 */
@Service
public class PassportLaw {

    private static final String VALIDITY = "passport-validity";
    private static final int LONG_TERM = 10;

    /** No rule about age begins later. */
    private static final int OLDEST = 100;

    private final Decisions decisions;
    private final Period replacementWindow;

    PassportLaw(Decisions decisions, @Value("${paspor.eligibility.replacement-window}") Period replacementWindow) {
        this.decisions = decisions;
        this.replacementWindow = replacementWindow;
    }

    /**
     * For which journey of a pilgrim the name is so short that it needs an endorsement, as the table {@code name-endorsement}
     * says it; empty where it needs none, or where an answer is missing on which that depends.
     */
    public Optional<String> endorsement(Application application) {
        if (application.purpose() == null || application.fullName() == null) {
            return Optional.empty();
        }
        Map<String, Object> facts = Map.of(
                "purpose",
                application.purpose(),
                "nameWords",
                application.fullName().split(" ").length);
        return decisions.evaluate("name-endorsement", facts).stream()
                .findFirst()
                .map(result -> (String) result.get("notice"));
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
    public Map<String, Object> validityFacts(Application application, CaseFile.Findings findings, LocalDate today) {
        return Map.of(
                "termYears",
                application.product().termYears(),
                "age",
                application.ageOn(today),
                "married",
                application.maritalStatus() == Application.MaritalStatus.MARRIED,
                "twoNationalities",
                findings.twoNationalities());
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

    /** Every reason for which the table {@code eligibility} refers somebody to the office. */
    public List<String> referrals() {
        return Arrays.stream(Application.OldPassportCondition.values())
                .map(condition -> Map.<String, Object>of(
                        "kind",
                        Application.Kind.REPLACEMENT.code(),
                        "oldPassportCondition",
                        condition.code(),
                        "oldPassportReplaceable",
                        false))
                .flatMap(facts -> decisions.evaluate("eligibility", facts).stream())
                .map(result -> (String) result.get("referralReason"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether the applicant may have a passport of the chosen term; also where that cannot be said yet. */
    boolean mayHaveTerm(Application application, LocalDate today) {
        if (application.product() == null || application.dateOfBirth() == null || application.maritalStatus() == null) {
            return true;
        }
        return years(validity(application, CaseFile.Findings.FIRST, today))
                >= application.product().termYears();
    }

    /** The youngest age in years at which somebody who is not married may have ten years, as the table {@code passport-validity} has it. */
    public int tenYearsFrom() {
        return IntStream.rangeClosed(0, OLDEST)
                .filter(age -> years(decisions
                                .evaluate(
                                        VALIDITY,
                                        Map.of(
                                                "termYears",
                                                LONG_TERM,
                                                "age",
                                                age,
                                                "married",
                                                false,
                                                "twoNationalities",
                                                false))
                                .get(0))
                        >= LONG_TERM)
                .findFirst()
                .orElseThrow();
    }

    /** The age by which somebody of two nationalities has chosen one, where the applicant is found to be one and has it. */
    Optional<Object> tooOldFor(CaseFile.Findings findings, Application application, LocalDate today) {
        Map<String, Object> validity = validity(application, findings, today);
        return years(validity) > 0 ? Optional.empty() : Optional.of(validity.get("untilAge"));
    }

    /** The birthday on which a passport of the case expires at the latest, if the law knows one. */
    public Optional<LocalDate> expiryAtTheLatest(CaseFile file, LocalDate today) {
        return Optional.ofNullable(
                        validity(file.application(), file.findings(), today).get("untilAge"))
                .map(age -> file.application().dateOfBirth().plusYears(((Number) age).intValue()));
    }

    private Map<String, Object> validity(Application application, CaseFile.Findings findings, LocalDate today) {
        return decisions
                .evaluate(VALIDITY, validityFacts(application, findings, today))
                .get(0);
    }

    private static int years(Map<String, Object> validity) {
        return ((Number) validity.get("validityYears")).intValue();
    }
}
