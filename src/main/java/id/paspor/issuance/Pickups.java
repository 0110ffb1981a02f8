package id.paspor.issuance;

import id.paspor.booklet.BookletState;
import id.paspor.booklet.Booklets;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Nik;
import id.paspor.casefile.Status;
import id.paspor.kernel.Actor;
import id.paspor.kernel.OfficersReason;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Passports at the counter: finding them, checking pickup codes, and entering hand-overs into the register. */
@Service
public class Pickups {

    private static final int MOST_WRONG_CODES = 3;

    /** Two of a thousand passports that wait rarely have the same code, three almost never. */
    private static final int MOST_MATCHES = 5;

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Passports passports;
    private final Booklets booklets;
    private final Clock clock;
    private final SecurityLog security;

    Pickups(
            JdbcClient jdbc,
            CaseFiles cases,
            Passports passports,
            Booklets booklets,
            Clock clock,
            SecurityLog security) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.passports = passports;
        this.booklets = booklets;
        this.clock = clock;
        this.security = security;
    }

    /** Whether what was typed could be a pickup code. */
    public static boolean isCode(String typed) {
        return compact(typed).matches("[0-9]{6}");
    }

    /**
     * What an office has under a number, spaces aside: any of its cases under a registration number, any passport under its
     * number, and the passports that wait under a pickup code, which several may share.
     */
    @Transactional(readOnly = true)
    public List<PickupMatch> find(String office, String typed) {
        String wanted = compact(typed);
        Optional<PickupMatch> ofCase = cases.find(wanted)
                .filter(file -> file.office().equals(office))
                .map(file -> new PickupMatch(
                        file.registrationNumber(), file.application().fullName()));
        if (ofCase.isPresent()) {
            return List.of(ofCase.get());
        }
        return jdbc.sql("""
                select registration_number, name from passport
                where office = :office and (number = :wanted or pickup_code = :wanted and voided_at is null
                    and not exists (select from pickup where passport = number))
                order by ready_at limit :most""")
                .param("office", office)
                .param("wanted", wanted)
                .param("most", MOST_MATCHES)
                .query(PickupMatch.class)
                .list();
    }

    private static String compact(String typed) {
        return typed.replaceAll("[\\s\\u00a0\\u0000]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether only a supervisor can have a passport handed over, because wrong pickup codes were given for it. */
    @Transactional(readOnly = true)
    public boolean isHeldBack(String registrationNumber) {
        return passports
                .of(registrationNumber)
                .map(passport -> jdbc.sql("select wrong_codes >= ? from passport where number = ?")
                        .params(MOST_WRONG_CODES, passport.number())
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }

    /**
     * Checks the pickup code that a collector gives. A wrong one is counted in a transaction of its own, so that it counts
     * although the hand-over is refused.
     *
     * @param code may be {@code null}
     * @throws Refusal of a wrong code, and of any once three were wrong
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = Refusal.class)
    public void checkCode(String registrationNumber, String code) {
        Passport passport = passports.of(registrationNumber).orElseThrow();
        if (isHeldBack(registrationNumber)) {
            throw heldBack();
        }
        if (code == null || code.equals(passport.pickupCode())) {
            return;
        }
        int left = jdbc.sql("""
                        update passport set wrong_codes = wrong_codes + 1 where number = :number and wrong_codes < :most
                        returning :most - wrong_codes""")
                .param("number", passport.number())
                .param("most", MOST_WRONG_CODES)
                .query(Integer.class)
                .optional()
                .orElseThrow(Pickups::heldBack);
        if (left == 0) {
            cases.note(registrationNumber, Status.PICKUP_HELD_BACK, null);
            throw heldBack();
        }
        throw Refusal.invalid("pickupCode", "pickup.wrong-code", left);
    }

    private static Refusal heldBack() {
        return Refusal.forbidden("pickup.held-back");
    }

    /**
     * Lets a passport be handed over again that was held back; its case's history says who did and why.
     *
     * @param reason 3 to 500 characters
     * @throws Refusal when the reason is missing, or when the passport is not held back
     */
    @Transactional
    public void release(String registrationNumber, String reason) {
        String words = OfficersReason.required(reason);
        int released = jdbc.sql("""
                update passport set wrong_codes = 0
                where registration_number = :registrationNumber and voided_at is null and wrong_codes >= :most
                    and not exists (select from pickup where passport = number)""")
                .param("registrationNumber", registrationNumber)
                .param("most", MOST_WRONG_CODES)
                .update();
        if (released == 0) {
            throw Refusal.conflict("pickup.not-held-back");
        }
        cases.note(registrationNumber, Status.PICKUP_RELEASED, words);
        security.record(
                SecurityEvent.HAND_OVER_RELEASED, Map.of("account", Actor.current(), "case", registrationNumber));
    }

    /**
     * Enters the hand-over of a case's passport into the register.
     *
     * @throws Refusal when the collector's NIK cannot be one, or the passport was held back meanwhile
     */
    @Transactional
    public void handOver(String registrationNumber, HandOver to) {
        String nik = to.collectorIdNumber();
        if (nik != null && !new Nik(nik).isPossible()) {
            throw Refusal.invalid("collectorIdNumber", "nik.impossible");
        }
        int entered = jdbc.sql("""
                insert into pickup (passport, collected_by, relation, collector_name, collector_id_number, handed_over_at,
                    handed_over_by)
                select number, :collectedBy, :relation, :collectorName, :collectorIdNumber, :now, :officer
                from passport where number = :number and wrong_codes < :most""")
                .param("collectedBy", to.collectedBy())
                .param("relation", to.relation())
                .param("collectorName", to.collectorName())
                .param("collectorIdNumber", nik)
                .param("number", passports.of(registrationNumber).orElseThrow().number())
                .param("most", MOST_WRONG_CODES)
                .param("now", Timestamp.from(clock.instant()))
                .param("officer", Actor.current())
                .update();
        if (entered == 0) {
            throw heldBack();
        }
        booklets.become(registrationNumber, BookletState.HANDED_OVER, null);
    }
}
