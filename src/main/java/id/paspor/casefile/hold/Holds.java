package id.paspor.casefile.hold;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.written.OfficersReason;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps cases in dispute from being erased (UU PDP 27/2022, article 50: what a legal dispute needs is kept for it). */
@Service
@Transactional
public class Holds {

    /** The holds of a case, oldest first, as part of a page. */
    public static final CasePart<Hold> HOLDS = HoldRepository.OF_CASE;

    private final HoldRepository holds;
    private final CaseFiles cases;
    private final Clock clock;

    Holds(HoldRepository holds, CaseFiles cases, Clock clock) {
        this.holds = holds;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Holds a case, running or ended.
     *
     * @throws Refusal without a proper reason, when it is held already, or erased
     */
    public void put(RegistrationNumber registrationNumber, String reason) {
        RegistrationNumber known = cases.get(registrationNumber).registrationNumber();
        if (holds.findByRegistrationNumberAndLiftedAtIsNull(known).isPresent()) {
            throw Refusal.conflict("hold.already");
        }
        String words = OfficersReason.required(reason);
        try {
            holds.saveAndFlush(new HoldEntity(known, words, clock.instant(), Actor.current()));
        } catch (DataIntegrityViolationException heldMeanwhile) {
            throw Refusal.conflict("hold.already");
        }
    }

    /**
     * Lifts the hold of a case; what is past its term goes with the next night.
     *
     * @throws Refusal without a proper reason, or when it is not held
     */
    public void lift(RegistrationNumber registrationNumber, String reason) {
        holds.findByRegistrationNumberAndLiftedAtIsNull(registrationNumber)
                .orElseThrow(() -> Refusal.conflict("hold.none"))
                .lift(OfficersReason.required(reason), clock.instant(), Actor.current());
    }

    /** The cases that are held. */
    @Transactional(readOnly = true)
    public Set<RegistrationNumber> inForce() {
        return holds.findByLiftedAtIsNull().stream()
                .map(HoldRepository.OfCase::getRegistrationNumber)
                .collect(Collectors.toSet());
    }
}
