package id.paspor.casefile;

import id.paspor.casefile.access.AccessLog;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.kernel.written.WrittenText;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds case files of an officer's offices, running and ended, by what people have at hand. */
@Service
public class CaseSearch {

    /** How many cases a search finds at most. */
    public static final int MOST = 50;

    /** The fewest letters or digits of which a search is made. */
    public static final int SHORTEST = 3;

    /** The most characters of which a search is made: names have fewer. */
    public static final int LONGEST = 100;

    private static final int WORDS = 3;

    private final CaseFileRepository files;
    private final AccessLog accessLog;

    CaseSearch(CaseFileRepository files, AccessLog accessLog) {
        this.files = files;
        this.accessLog = accessLog;
    }

    /** A case that was looked for, in a list of such. */
    public record FoundCase(
            RegistrationNumber registrationNumber, String applicantName, Status status, String office) {}

    /**
     * The cases of these offices with a registration number, NIK, phone or old passport number, or of applicants in whose
     * name there is each of the words in any order and nearly so spelt; those under way first. Each is noted as looked at.
     *
     * @param known cases that are known to be looked for by something else, as the number of a passport
     * @throws Refusal when too little or too much was typed to look for
     */
    @Transactional
    public List<FoundCase> find(Collection<String> offices, String typed, Collection<RegistrationNumber> known) {
        String compact = WrittenNumber.compact(typed);
        if (compact.chars().filter(Character::isLetterOrDigit).count() < SHORTEST) {
            throw Refusal.invalid("q", "search.too-short", SHORTEST);
        }
        if (typed.length() > LONGEST) {
            throw Refusal.invalid("q", "search.too-long", LONGEST);
        }
        List<CaseFileRepository.Found> rows = byNumber(offices, compact, known);
        if (rows.isEmpty() && typed.chars().anyMatch(Character::isLetter)) {
            rows = byName(offices, typed);
        }
        List<FoundCase> found = rows.stream().map(CaseSearch::view).toList();
        accessLog.recordList(found.stream().map(FoundCase::registrationNumber).toList(), AccessLog.SEARCH);
        return found;
    }

    private List<CaseFileRepository.Found> byNumber(
            Collection<String> offices, String compact, Collection<RegistrationNumber> known) {
        String phone = WrittenNumber.phone(compact).replaceFirst("^(\\+?62|0)", "");
        return files.findByNumber(
                offices,
                compact,
                phone,
                known.isEmpty() ? List.of("") : List.of(RegistrationNumber.texts(known)),
                MOST);
    }

    /** The longest words are looked up; the index tells most apart by the first. */
    private List<CaseFileRepository.Found> byName(Collection<String> offices, String typed) {
        List<String> words = Arrays.stream(WrittenText.line(typed).split("[^\\p{L}\\p{M}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(WORDS)
                .toList();
        return files.findByName(offices, words.get(0), word(words, 1), word(words, 2), MOST);
    }

    /** A word that was not typed is the first, which is asked for anyhow. */
    private static String word(List<String> words, int number) {
        return words.get(number < words.size() ? number : 0);
    }

    private static FoundCase view(CaseFileRepository.Found row) {
        return new FoundCase(
                new RegistrationNumber(row.getRegistrationNumber()),
                row.getApplicantName(),
                row.getStatus(),
                row.getOffice());
    }
}
