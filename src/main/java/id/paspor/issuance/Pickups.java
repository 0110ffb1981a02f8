package id.paspor.issuance;

import id.paspor.booklet.BookletState;
import id.paspor.booklet.Booklets;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import id.paspor.kernel.written.OfficersReason;
import id.paspor.kernel.written.WrittenNumber;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Passports at the counter: finding them, checking pickup codes, and entering hand-overs into the register. */
@Service
public class Pickups {

    /** Two of a thousand passports that wait rarely have the same code, three almost never. */
    private static final int MOST_MATCHES = 5;

    private final PassportRepository passports;
    private final PickupRepository pickups;
    private final CaseFiles cases;
    private final Booklets booklets;
    private final Clock clock;
    private final SecurityLog security;

    Pickups(
            PassportRepository passports,
            PickupRepository pickups,
            CaseFiles cases,
            Booklets booklets,
            Clock clock,
            SecurityLog security) {
        this.passports = passports;
        this.pickups = pickups;
        this.cases = cases;
        this.booklets = booklets;
        this.clock = clock;
        this.security = security;
    }

    /** Whether what was typed could be a pickup code. */
    public static boolean isCode(String typed) {
        return WrittenNumber.compact(typed).matches("[0-9]{6}");
    }

    /**
     * What an office has under a number, spaces aside: any of its cases under a registration number, any passport under its
     * number, and the passports that wait under a pickup code, which several may share.
     */
    @Transactional(readOnly = true)
    public List<PickupMatch> find(String office, String typed) {
        String wanted = WrittenNumber.compact(typed);
        Optional<PickupMatch> ofCase = RegistrationNumber.of(wanted)
                .flatMap(cases::find)
                .filter(file -> file.office().equals(office))
                .map(file -> new PickupMatch(
                        file.registrationNumber(), file.application().fullName()));
        if (ofCase.isPresent()) {
            return List.of(ofCase.get());
        }
        return passports.waiting(office, wanted, Limit.of(MOST_MATCHES));
    }

    /** Whether only a supervisor can have a passport handed over, because wrong pickup codes were given for it. */
    @Transactional(readOnly = true)
    public boolean isHeldBack(RegistrationNumber registrationNumber) {
        return passports.isHeldBack(registrationNumber, PassportEntity.MOST_WRONG_CODES);
    }

    /**
     * Checks the pickup code that a collector gives. A wrong one is counted in a transaction of its own, so that it counts
     * although the hand-over is refused.
     *
     * @param code may be {@code null}
     * @throws Refusal of a wrong code, and of any once three were wrong
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = Refusal.class)
    public void checkCode(RegistrationNumber registrationNumber, String code) {
        PassportEntity passport = passports.lock(registrationNumber).orElseThrow();
        passport.requireNotHeldBack();
        if (code == null || passport.isOpenedBy(code)) {
            return;
        }
        if (passport.isHeldBack()) {
            cases.note(registrationNumber, Status.PICKUP_HELD_BACK, null);
        }
        passport.requireNotHeldBack();
        throw Refusal.invalid("pickupCode", "pickup.wrong-code", passport.codesLeft());
    }

    /**
     * Lets a passport be handed over again that was held back; its case's history says who did and why.
     *
     * @param reason 3 to 500 characters
     * @throws Refusal when the reason is missing, or when the passport is not held back
     */
    @Transactional
    public void release(RegistrationNumber registrationNumber, String reason) {
        passports
                .lock(registrationNumber)
                .filter(passport -> !pickups.existsById(passport.number()))
                .orElseThrow(() -> Refusal.conflict("pickup.not-held-back"))
                .release();
        cases.note(registrationNumber, Status.PICKUP_RELEASED, OfficersReason.required(reason));
        security.record(
                SecurityEvent.HAND_OVER_RELEASED,
                Map.of("account", Actor.current(), "case", registrationNumber.digits()));
    }

    /**
     * Enters the hand-over of a case's passport into the register.
     *
     * @throws Refusal when the collector's NIK cannot be one, the passport was held back meanwhile, or it
     *     has expired while it waited
     */
    @Transactional
    public void handOver(RegistrationNumber registrationNumber, HandOver to) {
        if (to.collectorIdNumber() != null && !to.collectorIdNumber().isPossible()) {
            throw Refusal.invalid("collectorIdNumber", "nik.impossible");
        }
        PassportEntity passport = passports.lock(registrationNumber).orElseThrow();
        passport.requireNotHeldBack();
        passport.requireValidOn(cases.todayAt(cases.get(registrationNumber)));
        pickups.save(new Pickup(passport.number(), to, clock.instant()));
        booklets.become(registrationNumber, BookletState.HANDED_OVER, null);
    }
}
