package id.paspor.casefile.access;

import id.paspor.kernel.Groups;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.reading.CasePart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which officer looked at which case file, and when. */
@Service
public class AccessLog {

    /** The data of the case file. */
    public static final String CASE_FILE = "look.case-file";

    /** The photo. */
    public static final String PHOTO = "look.photo";

    /** The data page of the passport, as it goes to the printer. */
    public static final String DATA_PAGE = "look.data-page";

    /** The form of a task, which shows the data. */
    public static final String TASK = "look.task";

    /** The list of those who come on a day. */
    public static final String DAY_LIST = "look.day-list";

    /** A passport that is to be handed over. */
    public static final String PICKUP = "look.pickup";

    /** The registers of passports. */
    public static final String REGISTER = "look.register";

    /** The list of approvals by way of exception. */
    public static final String EXCEPTIONS = "look.exceptions";

    /** The answer to a search for cases. */
    public static final String SEARCH = "look.search";

    /** The list of an office's cases. */
    public static final String CASES = "look.cases";

    /** The audit of the case, with its proof. */
    public static final String AUDIT = "look.audit";

    /** Whoever looks at a list again on the same working day is still looking. */
    /** The looks at a case file, newest first, as part of a page. */
    public static final CasePart<Access> LOOKS = AccessRepository.OF_CASE;

    private static final Duration LOOK_AT_LIST = Duration.ofHours(12);

    /** Whoever looks again within this time is still looking. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);

    private final AccessRepository accesses;
    private final Clock clock;

    AccessLog(AccessRepository accesses, Clock clock) {
        this.accesses = accesses;
        this.clock = clock;
    }

    /**
     * Records that the acting officer looks at something, unless the same officer did within the last ten minutes. Of
     * applicants, jobs and administrators nothing is recorded.
     *
     * @param what one of the constants here, or {@code document.} with a document's code
     */
    @Transactional
    public void record(RegistrationNumber registrationNumber, String what) {
        record(List.of(registrationNumber), what, ONE_LOOK);
    }

    /**
     * Records that the acting officer looks at a list of cases, unless the same officer did within the last twelve hours:
     * such a list is open all day.
     *
     * @param what {@link #DAY_LIST} or {@link #EXCEPTIONS}
     */
    @Transactional
    public void recordList(Collection<RegistrationNumber> registrationNumbers, String what) {
        record(registrationNumbers, what, LOOK_AT_LIST);
    }

    private void record(Collection<RegistrationNumber> registrationNumbers, String what, Duration oneLook) {
        Authentication acting = SecurityContextHolder.getContext().getAuthentication();
        List<String> desks = acting == null
                ? List.of()
                : SignedIn.groups(acting).stream()
                        .filter(Groups.OFFICERS::contains)
                        .toList();
        if (desks.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        accesses.record(
                RegistrationNumber.texts(registrationNumbers),
                acting.getName(),
                String.join(AccessEntity.BETWEEN_DESKS, desks),
                what,
                now,
                now.minus(oneLook));
    }

    /** The looks at a case file, newest first. */
    @Transactional(readOnly = true)
    public List<Access> of(RegistrationNumber registrationNumber) {
        return accesses.findByRegistrationNumberOrderByIdDesc(registrationNumber).stream()
                .map(AccessEntity::view)
                .toList();
    }
}
