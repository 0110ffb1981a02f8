package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** With a case goes what officers wrote about its booklets; the booklets and their ledger stay. */
@Component
record BookletTextsErased(
        BookletRepository booklets, BookletMovementRepository movements, DisposalRepository disposals, Clock clock)
        implements ErasedWithCase {

    @Override
    public void eraseWith(RegistrationNumber registrationNumber) {
        List<String> numbers = movements.bookletsOf(registrationNumber);
        if (!numbers.isEmpty()) {
            booklets.eraseTexts(numbers);
            disposals.eraseTexts(numbers);
            movements.eraseTexts(registrationNumber, clock.instant());
        }
    }
}
