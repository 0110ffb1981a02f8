package id.paspor.supervision.work;

import id.paspor.engine.form.Attendance;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who is absent, and until when. A node remembers it, because every completion asks; another node learns within seconds of what
 * was noted on this one.
 */
@Service
public class Absences implements Attendance {

    private static final int LONGEST_DAYS = 366;

    private final AbsenceRepository absences;
    private final Officers officers;
    private final Offices offices;
    private final Clock clock;

    /** Of all offices, those that are not over. */
    private volatile List<AbsenceEntity> known = List.of();

    Absences(AbsenceRepository absences, Officers officers, Offices offices, Clock clock) {
        this.absences = absences;
        this.officers = officers;
        this.offices = offices;
        this.clock = clock;
    }

    /** Reads anew who is absent. */
    @Scheduled(fixedDelayString = "PT5S")
    void remember() {
        // nowhere is it later than a day after UTC's
        known = absences.notOver(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
    }

    /** The absences of an office that are not over, the earliest first. */
    public List<Absence> of(String office) {
        LocalDate today = today(office);
        return absences.notOver(today).stream()
                .filter(absence -> absence.office().equals(office))
                .map(AbsenceEntity::view)
                .toList();
    }

    /**
     * Notes that an officer of an office will be absent; what the officer holds is handed on as soon as that begins.
     *
     * @param substitute an account, or empty
     * @throws Refusal naming every field that is wrong
     */
    @Transactional
    public Absence note(String office, String officer, String substitute, LocalDate from, LocalDate until) {
        Officer absent =
                officers.find(office, officer).orElseThrow(() -> Refusal.invalid("officer", "work.no-such-officer"));
        if (from.isBefore(today(office))) {
            throw Refusal.invalid("from", "work.absence-past");
        }
        if (until.isBefore(from)) {
            throw Refusal.invalid("until", "work.absence-reversed");
        }
        if (until.isAfter(from.plusDays(LONGEST_DAYS))) {
            throw Refusal.invalid("until", "work.absence-too-long", LONGEST_DAYS);
        }
        if (!substitute.isEmpty()) {
            Officer other = officers.find(office, substitute)
                    .filter(found -> !found.id().equals(officer))
                    .orElseThrow(() -> Refusal.invalid("substitute", "work.no-such-officer"));
            if (other.desks().stream().noneMatch(absent.desks()::contains)) {
                throw Refusal.invalid("substitute", "work.substitute-of-other-desk");
            }
        }
        rememberAfterwards();
        return absences.save(new AbsenceEntity(
                        office,
                        officer,
                        substitute.isEmpty() ? null : substitute,
                        from,
                        until,
                        clock.instant(),
                        Actor.current()))
                .view();
    }

    /**
     * Ends an absence of an office before its time; what was handed on stays where it is.
     *
     * @throws Refusal when there is no such absence at this office, or it is over
     */
    @Transactional
    public void end(String office, long id) {
        if (absences.end(id, office, today(office), clock.instant(), Actor.current()) == 0) {
            throw Refusal.conflict("work.absence-over");
        }
        rememberAfterwards();
    }

    @Override
    public Optional<LocalDate> absentUntil(String office, String officer) {
        return inForce(office)
                .filter(absence -> absence.officer().equals(officer))
                .map(Absence::until)
                .max(LocalDate::compareTo);
    }

    /** The absences that are in force at an office now, as this node knows. */
    Stream<Absence> inForce(String office) {
        LocalDate today = today(office);
        return known.stream()
                .filter(absence -> absence.office().equals(office) && absence.isOn(today))
                .map(AbsenceEntity::view);
    }

    private LocalDate today(String office) {
        return offices.get(office).today(clock);
    }

    private void rememberAfterwards() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                remember();
            }
        });
    }
}
