package id.paspor.payment.book;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sums the ledger up every hour, so that looking at it costs what was booked since; see ADR 74. */
@Component
class LedgerClosing {

    /** No transaction takes so long: an entry that is older is there, and so is each that has a lower number. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final BookRepository books;
    private final Clock clock;

    LedgerClosing(BookRepository books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** Whichever node comes first. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    @Transactional
    public void close() {
        if (books.close(clock.instant().minus(LONGEST)) > 0) {
            books.forgetEarlierClosings();
        }
    }
}
