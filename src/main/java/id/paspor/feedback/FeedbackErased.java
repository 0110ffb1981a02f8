package id.paspor.feedback;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.erasure.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people wrote is kept as long as what was written to them, from the end of the month; the figures say nothing of anybody. */
@Component
@Transactional
class FeedbackErased implements ErasedByAge, ErasedWithCase {

    private final FeedbackRepository answers;

    FeedbackErased(FeedbackRepository answers) {
        this.answers = answers;
    }

    @Override
    public Retention kind() {
        return Retention.MESSAGES;
    }

    @Override
    public long due(Instant before, Set<RegistrationNumber> held) {
        return answers.withWords(month(before));
    }

    @Override
    public int erase(Instant before, Set<RegistrationNumber> held, int most) {
        return answers.eraseWords(month(before), most);
    }

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        answers.forget(registrationNumber);
    }

    /** The month that is not over before a moment. */
    private static LocalDate month(Instant before) {
        return LocalDate.ofInstant(before, ZoneOffset.UTC).withDayOfMonth(1);
    }
}
