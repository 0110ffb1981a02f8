package id.paspor.feedback;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.written.WrittenText;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two questions after pickup, and what the answers come to. */
@Service
@Transactional
public class Feedback {

    /** Characters that somebody may write. */
    public static final int LONGEST = 500;

    /** Below this a figure would say what one person thinks. */
    public static final int FEWEST = 5;

    private static final int LEAST = 1;
    private static final int MOST = 5;
    private static final int MONTHS = 6;
    private static final int MOST_WORDS = 20;

    private final FeedbackRepository answers;
    private final CaseFiles cases;
    private final Offices offices;
    private final Clock clock;

    Feedback(FeedbackRepository answers, CaseFiles cases, Offices offices, Clock clock) {
        this.answers = answers;
        this.cases = cases;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * What an office's applicants answered in a month.
     *
     * @param month its first day
     * @param average of 1 to 5; {@code null} of so few answers that it would say what one person thinks
     */
    public record Month(LocalDate month, long answers, Double average) {}

    /**
     * What an office's applicants answered in the last months.
     *
     * @param months the latest first, those without answers left out
     * @param words what some wrote, in no order; none while there are few answers
     */
    public record Figures(List<Month> months, List<String> words) {}

    /** Whether the applicant of a case may be asked: the passport was handed over, and nobody has answered. */
    @Transactional(readOnly = true)
    public boolean isAsked(CaseFile file) {
        return file.status() == Status.PASSPORT_HANDED_OVER && !answers.isGiven(file.registrationNumber());
    }

    /**
     * Keeps an answer, apart from the case that it is about.
     *
     * @param satisfaction 1 (not at all) to 5 (very)
     * @param written what the applicant wrote, perhaps nothing
     * @throws Refusal before pickup, the second time, or when something is wrong with the answer
     */
    public void answer(RegistrationNumber registrationNumber, Integer satisfaction, String written) {
        CaseFile file = cases.get(registrationNumber);
        if (file.status() != Status.PASSPORT_HANDED_OVER) {
            throw Refusal.conflict("feedback.too-early");
        }
        if (satisfaction == null || satisfaction < LEAST || satisfaction > MOST) {
            throw Refusal.invalid("satisfaction", "feedback.none-chosen");
        }
        String words = WrittenText.lines(written);
        if (words.length() > LONGEST) {
            throw Refusal.invalid("words", "form.too-long", LONGEST);
        }
        if (answers.give(registrationNumber) == 0) {
            throw Refusal.conflict("feedback.given");
        }
        answers.keep(file.office(), thisMonth(file.office()), satisfaction, words);
    }

    /** The figures of an office. */
    @Transactional(readOnly = true)
    public Figures figures(String office) {
        LocalDate since = thisMonth(office).minusMonths(MONTHS - 1L);
        List<Month> months = answers.months(office, since).stream()
                .map(month -> new Month(
                        month.getMonth(),
                        month.getAnswers(),
                        month.getAnswers() < FEWEST ? null : Double.valueOf(month.getAverage())))
                .toList();
        boolean few = months.stream().mapToLong(Month::answers).sum() < FEWEST;
        return new Figures(months, few ? List.of() : answers.words(office, since, MOST_WORDS));
    }

    private LocalDate thisMonth(String office) {
        return offices.get(office).today(clock).withDayOfMonth(1);
    }
}
