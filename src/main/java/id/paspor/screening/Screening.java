package id.paspor.screening;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.screening.RegisterLookup.Earlier;
import id.paspor.screening.ScreeningHitEntity.Decision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private final ScreeningHitRepository stored;
    private final ListLookup lists;
    private final RegisterLookup registers;
    private final CaseFiles cases;
    private final ScreeningProperties settings;
    private final Clock clock;

    Screening(
            ScreeningHitRepository stored,
            ListLookup lists,
            RegisterLookup registers,
            CaseFiles cases,
            ScreeningProperties settings,
            Clock clock) {
        this.stored = stored;
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
    public boolean screen(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        List<Earlier> earlier = registers.earlier(file);
        List<ScreeningHit> hits = new ArrayList<>(lists.orders(file, RegisterLookup.passportNumbers(file, earlier)));
        hits.addAll(lists.deferrals(file));
        hits.addAll(registers.underSameNik(file, earlier));
        if (settings.duplicateIdentities()) {
            hits.addAll(registers.underOtherNiks(file));
        }
        stored.forgetUndecided(registrationNumber);
        return !hits.isEmpty() && keep(registrationNumber, hits);
    }

    /** Keeps what is not kept and decided yet, and says whether there was such. */
    private boolean keep(RegistrationNumber registrationNumber, List<ScreeningHit> hits) {
        Set<Map.Entry<ScreeningHit.Kind, String>> known = stored.findByRegistrationNumber(registrationNumber).stream()
                .map(decided -> subject(decided.view()))
                .collect(Collectors.toCollection(HashSet::new));
        List<ScreeningHit> unknown =
                hits.stream().filter(hit -> known.add(subject(hit))).toList();
        unknown.forEach(hit -> stored.save(new ScreeningHitEntity(registrationNumber, hit, clock.instant())));
        return !unknown.isEmpty();
    }

    private static Map.Entry<ScreeningHit.Kind, String> subject(ScreeningHit hit) {
        return Map.entry(hit.kind(), hit.subject());
    }

    /** What was found about the applicant of a case and nobody has decided about yet. */
    @Transactional(readOnly = true)
    public List<ScreeningHit> open(RegistrationNumber registrationNumber) {
        return stored.findByRegistrationNumberAndDecisionIsNullOrderById(registrationNumber).stream()
                .map(ScreeningHitEntity::view)
                .toList();
    }

    /**
     * Keeps a supervisor's decision about all that was found.
     *
     * @param cleared whether none of it concerns the applicant or stands in the way
     * @throws Refusal when the same person interviewed the applicant
     */
    @Transactional
    public void decide(RegistrationNumber registrationNumber, boolean cleared) {
        boolean interviewedBySamePerson = cases.history(registrationNumber).stream()
                .anyMatch(change ->
                        INTERVIEW.contains(change.status()) && change.actor().equals(Actor.current()));
        if (interviewedBySamePerson) {
            throw Refusal.forbidden("screening.own-interview");
        }
        stored.decide(
                registrationNumber, cleared ? Decision.CLEARED : Decision.CONFIRMED, Actor.current(), clock.instant());
    }
}
