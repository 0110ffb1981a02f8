package id.paspor.document;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFile.Findings;
import id.paspor.casefile.CaseFile.Guardianship;
import id.paspor.engine.Decisions;
import id.paspor.kernel.Coded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Which documents each kind of case needs, by the decision table {@code required-documents}. */
@Service
public class Requirements {

    /** For how many years a passport was valid in the years that the table asks about, up to 2022. */
    private static final int VALIDITY_THEN = 5;

    private final Decisions decisions;

    Requirements(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The kinds of case that the table tells apart. */
    public enum Situation implements Coded {
        NEW_ADULT(false, Application.Kind.NEW, null),
        REPLACEMENT_AFTER_2009(false, Application.Kind.REPLACEMENT, 2010),
        REPLACEMENT_WITH_RECORDS(false, Application.Kind.REPLACEMENT, 2009),
        NEW_CHILD(true, Application.Kind.NEW, null),
        REPLACEMENT_CHILD(true, Application.Kind.REPLACEMENT, 2010);

        private final boolean child;
        private final Application.Kind kind;
        private final Integer issueYear;

        Situation(boolean child, Application.Kind kind, Integer issueYear) {
            this.child = child;
            this.kind = kind;
            this.issueYear = issueYear;
        }
    }

    /** The codes of the documents that are needed, in the order of the table. */
    public List<String> of(Situation situation) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("child", situation.child);
        facts.put("kind", situation.kind.code());
        facts.put("oldPassportIssueYear", situation.issueYear);
        facts.put("oldPassportIssuedAbroad", false);
        facts.put("married", false);
        facts.put("termYears", null);
        facts.put("guardianship", Findings.FIRST.guardianship().code());
        return of(facts);
    }

    /** The codes of the documents that a case needs on this day, in the order of the table. */
    List<String> of(CaseFile file, LocalDate today) {
        return of(facts(file, today));
    }

    /** What the table asks about a case on this day, by the names of its inputs. */
    public static Map<String, Object> facts(CaseFile file, LocalDate today) {
        Application application = file.application();
        Map<String, Object> facts = new HashMap<>();
        facts.put("child", application.isChildOn(today));
        facts.put("kind", application.kind().code());
        facts.put("oldPassportIssueYear", issueYear(application));
        facts.put("oldPassportIssuedAbroad", Boolean.TRUE.equals(application.oldPassportIssuedAbroad()));
        facts.put("married", application.maritalStatus() == Application.MaritalStatus.MARRIED);
        facts.put("termYears", application.product().termYears());
        facts.put("guardianship", file.findings().guardianship().code());
        return facts;
    }

    /**
     * The documents that a case needs only with some answers to who signs for a child, with those answers; empty for an
     * adult.
     */
    Map<String, List<Guardianship>> byGuardianship(CaseFile file, LocalDate today) {
        if (!file.application().isChildOn(today)) {
            return Map.of();
        }
        Map<String, List<Guardianship>> papers = new LinkedHashMap<>();
        for (Guardianship guardianship : Guardianship.values()) {
            Map<String, Object> facts = facts(file, today);
            facts.put("guardianship", guardianship.code());
            of(facts)
                    .forEach(code -> papers.computeIfAbsent(code, paper -> new ArrayList<>())
                            .add(guardianship));
        }
        papers.values().removeIf(always -> always.size() == Guardianship.values().length);
        return papers;
    }

    private static Integer issueYear(Application application) {
        return application.kind() == Application.Kind.NEW
                ? null
                : (Integer) application
                        .oldPassportExpiry()
                        .minusYears(VALIDITY_THEN)
                        .getYear();
    }

    private List<String> of(Map<String, Object> facts) {
        return decisions.evaluate("required-documents", facts).stream()
                .map(row -> (String) row.get("document"))
                .toList();
    }
}
