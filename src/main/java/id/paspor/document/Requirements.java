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
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Which documents each kind of case needs, by the decision table {@code required-documents}. */
@Service
public class Requirements {

    /** For how many years a passport was valid in the years that the table asks about, up to 2022. */
    private static final int VALIDITY_THEN = 5;

    /** No book that somebody may still bring is older. */
    private static final int FIRST_BOOK = 1990;

    private static final int BOOKS = 60;

    private final Decisions decisions;

    Requirements(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The kinds of case that the table tells apart. */
    public enum Situation implements Coded {
        NEW_ADULT(false, Application.Kind.NEW, false),
        REPLACEMENT_BY_BOOK(false, Application.Kind.REPLACEMENT, true),
        REPLACEMENT_WITH_RECORDS(false, Application.Kind.REPLACEMENT, false),
        NEW_CHILD(true, Application.Kind.NEW, false),
        REPLACEMENT_CHILD(true, Application.Kind.REPLACEMENT, true);

        private final boolean child;
        private final Application.Kind kind;
        private final boolean recentBook;

        Situation(boolean child, Application.Kind kind, boolean recentBook) {
            this.child = child;
            this.kind = kind;
            this.recentBook = recentBook;
        }
    }

    /** The codes of the documents that are needed, in the order of the table. */
    public List<String> of(Situation situation) {
        return of(facts(situation, situation.recentBook ? recordsUpTo() + 1 : recordsUpTo()));
    }

    /** The last year of issue of which an old passport does not stand for the records of an adult. */
    public int recordsUpTo() {
        List<String> withRecords = of(facts(Situation.REPLACEMENT_WITH_RECORDS, FIRST_BOOK));
        return IntStream.iterate(FIRST_BOOK, year -> year + 1)
                .limit(BOOKS)
                .filter(year ->
                        !of(facts(Situation.REPLACEMENT_WITH_RECORDS, year + 1)).equals(withRecords))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> facts(Situation situation, int issueYear) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("child", situation.child);
        facts.put("kind", situation.kind.code());
        facts.put("oldPassportIssueYear", situation.kind == Application.Kind.NEW ? null : issueYear);
        facts.put("oldPassportIssuedAbroad", false);
        facts.put("married", false);
        facts.put("termYears", null);
        facts.put("guardianship", Findings.FIRST.guardianship().code());
        facts.put("twoNationalities", Findings.FIRST.twoNationalities());
        return facts;
    }

    /** The codes of the documents that a case needs on this day, in the order of the table. */
    List<String> of(CaseFile file, LocalDate today) {
        return of(facts(file.application(), file.findings(), today));
    }

    /** What the table asks about an application on this day, by the names of its inputs. */
    public static Map<String, Object> facts(Application application, Findings findings, LocalDate today) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("child", application.isChildOn(today));
        facts.put("kind", application.kind().code());
        facts.put("oldPassportIssueYear", issueYear(application));
        facts.put("oldPassportIssuedAbroad", Boolean.TRUE.equals(application.oldPassportIssuedAbroad()));
        facts.put("married", application.maritalStatus() == Application.MaritalStatus.MARRIED);
        facts.put("termYears", application.product().termYears());
        facts.put("guardianship", findings.guardianship().code());
        facts.put("twoNationalities", findings.twoNationalities());
        return facts;
    }

    /**
     * The documents that a case needs on this day with anything that an officer may find, and for each with what: the code
     * of who signs, none for an adult, and a plus with two nationalities.
     */
    Map<String, List<String>> byFindings(Application application, LocalDate today) {
        Map<String, List<String>> needed = new LinkedHashMap<>();
        for (boolean twoNationalities : new boolean[] {false, true}) {
            for (Guardianship guardianship : Guardianship.values()) {
                String signs = application.isChildOn(today) ? guardianship.code() : "";
                of(facts(application, new Findings(guardianship, twoNationalities), today))
                        .forEach(code -> needed.computeIfAbsent(code, document -> new ArrayList<>())
                                .add(twoNationalities ? signs + "+" : signs));
            }
        }
        return needed;
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
