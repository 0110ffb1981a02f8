package id.paspor.casefile;

import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which officer looked at which case file, and when. */
@Service
public class Looks {

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

    /** The audit of the case, with its proof. */
    public static final String AUDIT = "look.audit";

    /** Whoever looks at a list again on the same working day is still looking. */
    private static final Duration LOOK_AT_LIST = Duration.ofHours(12);

    /** Whoever looks again within this time is still looking. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);

    private static final String BETWEEN_DESKS = ",";

    private final JdbcClient jdbc;
    private final Clock clock;

    Looks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records that the acting officer looks at something, unless the same officer did within the last ten minutes. Of
     * applicants, jobs and administrators nothing is recorded.
     *
     * @param what one of the constants here, or {@code document.} with a document's code
     */
    @Transactional
    public void record(String registrationNumber, String what) {
        record(List.of(registrationNumber), what, ONE_LOOK);
    }

    /**
     * Records that the acting officer looks at a list of cases, unless the same officer did within the last twelve hours:
     * such a list is open all day.
     *
     * @param what {@link #DAY_LIST} or {@link #REGISTER}
     */
    @Transactional
    public void recordList(Collection<String> registrationNumbers, String what) {
        record(registrationNumbers, what, LOOK_AT_LIST);
    }

    private void record(Collection<String> registrationNumbers, String what, Duration oneLook) {
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
        jdbc.sql("""
                insert into case_look (registration_number, office, officer, desks, looked_at, what)
                select registration_number, office, :officer, :desks, :now, :what from case_file
                where registration_number = any (:registrationNumbers) and not exists (
                    select from case_look
                    where registration_number = case_file.registration_number and officer = :officer and what = :what
                        and looked_at > :since)""")
                .param("registrationNumbers", registrationNumbers.toArray(String[]::new))
                .param("officer", acting.getName())
                .param("desks", String.join(BETWEEN_DESKS, desks))
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(oneLook)))
                .param("what", what)
                .update();
    }

    /** The looks at a case file, newest first. */
    @Transactional(readOnly = true)
    public List<Look> of(String registrationNumber) {
        return jdbc.sql("""
                select office, officer, desks, looked_at, what from case_look
                where registration_number = ? order by id desc""")
                .param(registrationNumber)
                .query((row, number) -> new Look(
                        row.getString("office"),
                        row.getString("officer"),
                        List.of(row.getString("desks").split(BETWEEN_DESKS)),
                        row.getTimestamp("looked_at").toInstant(),
                        row.getString("what")))
                .list();
    }
}
