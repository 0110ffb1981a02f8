package id.paspor.screening;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks an applicant up between interview and bill, and keeps what was found and what a supervisor decided about it.
 * Only the supervisor who decides is shown any of it.
 */
@Service
public class Screening {

    /** What an interviewer decides. */
    private static final Set<Status> INTERVIEW = EnumSet.of(Status.INTERVIEW_APPROVED, Status.DOCUMENTS_MISSING);

    private final JdbcClient jdbc;
    private final ListLookup lists;
    private final RegisterLookup registers;
    private final CaseFiles cases;
    private final ScreeningProperties settings;
    private final Clock clock;

    Screening(
            JdbcClient jdbc,
            ListLookup lists,
            RegisterLookup registers,
            CaseFiles cases,
            ScreeningProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.registers = registers;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks the applicant of a case up, by today's date at its office. Doing it again asks about nothing that was decided
     * before.
     *
     * @return whether there is something that a supervisor has to decide about
     */
    @Transactional
    public boolean screen(String registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        List<ScreeningHit> hits = new ArrayList<>(lists.orders(file));
        hits.addAll(lists.deferrals(file));
        hits.addAll(registers.underSameNik(file));
        if (settings.duplicateIdentities()) {
            hits.addAll(registers.underOtherNiks(file));
        }
        jdbc.sql("delete from screening_hit where registration_number = ? and decision is null")
                .param(registrationNumber)
                .update();
        hits.forEach(hit -> keep(registrationNumber, hit));
        return !open(registrationNumber).isEmpty();
    }

    private void keep(String registrationNumber, ScreeningHit hit) {
        jdbc.sql("""
                insert into screening_hit (registration_number, kind, subject, matched_by, similarity, full_name, nik,
                    date_of_birth, passport_number, authority, reference, until, found_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (registration_number, kind, subject) do nothing""")
                .params(Arrays.asList(
                        registrationNumber,
                        hit.kind().name(),
                        hit.subject(),
                        hit.matchedBy().name(),
                        hit.similarity(),
                        hit.fullName(),
                        hit.nik(),
                        hit.dateOfBirth(),
                        hit.passportNumber(),
                        hit.authority(),
                        hit.reference(),
                        hit.until(),
                        now()))
                .update();
    }

    /** What was found about the applicant of a case and nobody has decided about yet. */
    @Transactional(readOnly = true)
    public List<ScreeningHit> open(String registrationNumber) {
        return jdbc.sql("""
                select kind, subject, matched_by, similarity, full_name, nik, date_of_birth, passport_number, authority,
                    reference, until
                from screening_hit where registration_number = ? and decision is null order by id""").param(registrationNumber).query(ScreeningHit.class).list();
    }

    /**
     * Keeps a supervisor's decision about all that was found.
     *
     * @param cleared whether none of it concerns the applicant or stands in the way
     * @throws Refusal when the same person interviewed the applicant
     */
    @Transactional
    public void decide(String registrationNumber, boolean cleared) {
        boolean interviewedBySamePerson = cases.history(registrationNumber).stream()
                .anyMatch(change ->
                        INTERVIEW.contains(change.status()) && change.actor().equals(Actor.current()));
        if (interviewedBySamePerson) {
            throw Refusal.forbidden("screening.own-interview");
        }
        jdbc.sql("""
                update screening_hit set decision = ?, decided_by = ?, decided_at = ?
                where registration_number = ? and decision is null""")
                .params(cleared ? "CLEARED" : "CONFIRMED", Actor.current(), now(), registrationNumber)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
