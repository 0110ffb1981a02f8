package id.paspor.booklet;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** With a case goes what officers wrote about its booklets; the booklets and their ledger stay. */
@Component
class BookletTextsErased implements ErasedWithCase {

    private final BookletRepository booklets;
    private final BookletMovementRepository movements;
    private final DisposalRepository disposals;
    private final Clock clock;

    BookletTextsErased(
            BookletRepository booklets,
            BookletMovementRepository movements,
            DisposalRepository disposals,
            Clock clock) {
        this.booklets = booklets;
        this.movements = movements;
        this.disposals = disposals;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void eraseWith(RegistrationNumber registrationNumber) {
        List<String> numbers = movements.bookletsOf(registrationNumber);
        if (!numbers.isEmpty()) {
            booklets.eraseTexts(numbers);
            disposals.eraseTexts(numbers);
            movements.eraseTexts(registrationNumber, clock.instant());
        }
    }
}
