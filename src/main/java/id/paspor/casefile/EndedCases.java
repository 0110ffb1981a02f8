package id.paspor.casefile;

import id.paspor.kernel.RegistrationNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases that have ended and that nothing holds: which of them are past a term, and the end of their case files. */
@Service
@Transactional
public class EndedCases {

    private final CaseFileRepository files;
    private final StatusChangeRepository changes;
    private final Clock clock;

    EndedCases(CaseFileRepository files, StatusChangeRepository changes, Clock clock) {
        this.files = files;
        this.changes = changes;
        this.clock = clock;
    }

    /** A case in the order in which cases ended. */
    public record Ended(Instant at, RegistrationNumber registrationNumber) {

        /** No case has it, see {@link RegistrationNumber#next}. */
        private static final RegistrationNumber LOWEST = new RegistrationNumber("0000000000000000");

        /** Before all that ended at a moment or later. */
        public static Ended before(Instant moment) {
            return new Ended(moment, LOWEST);
        }
    }

    /** Cases that ended after another and before a moment, in that order. */
    @Transactional(readOnly = true)
    public List<Ended> next(Ended after, Instant before, int most) {
        return files.ended(after.at(), after.registrationNumber().digits(), before, most).stream()
                .map(row -> new Ended(row.getClosedAt(), new RegistrationNumber(row.getRegistrationNumber())))
                .toList();
    }

    /** Cases that ended before a moment, and were held and are not any more. */
    @Transactional(readOnly = true)
    public List<RegistrationNumber> releasedBefore(Instant before) {
        return files.releasedBefore(before).stream()
                .map(RegistrationNumber::new)
                .toList();
    }

    /** Cases that ended before a moment and are not erased yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<RegistrationNumber> toErase(Instant before, boolean handedOver, int most) {
        return files.toErase(before, handedOver, most).stream()
                .map(RegistrationNumber::new)
                .toList();
    }

    /** How many there are of these. */
    @Transactional(readOnly = true)
    public long countToErase(Instant before, boolean handedOver) {
        return files.countToErase(before, handedOver);
    }

    /** Erases the history and what was declared; office, kind, product, dates and the end stay. */
    public void erase(RegistrationNumber registrationNumber) {
        if (files.erase(registrationNumber, clock.instant()) == 1) {
            changes.erase(registrationNumber, clock.instant());
        }
    }
}
