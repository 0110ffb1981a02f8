package id.paspor.issuance;

import id.paspor.booklet.Booklets;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.issuance.Misprint.Decision;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passports that are found wrong at the counter after their print was judged good: the counter reports it, and a second
 * officer confirms it, after which the booklet is void and the passport is printed again, or declines it.
 */
@Service
public class Misprints {

    private final MisprintRepository misprints;
    private final PassportRepository passports;
    private final Booklets booklets;
    private final CaseFiles cases;
    private final Offices offices;
    private final Clock clock;

    Misprints(
            MisprintRepository misprints,
            PassportRepository passports,
            Booklets booklets,
            CaseFiles cases,
            Offices offices,
            Clock clock) {
        this.misprints = misprints;
        this.passports = passports;
        this.booklets = booklets;
        this.cases = cases;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * Reports that the passport of a case, which waits at the counter, is wrong.
     *
     * @param reason what is wrong, 10 to 1,000 characters
     */
    @Transactional
    public void report(RegistrationNumber registrationNumber, String reason) {
        String passport = passports.lock(registrationNumber).orElseThrow().number();
        misprints.save(new Misprint(passport, reason, clock.instant()));
        cases.record(registrationNumber, Status.MISPRINT_REPORTED, Reason.of(reason));
    }

    /** What is reported of the passport of a case and waits for a second officer. */
    @Transactional(readOnly = true)
    public ReportedMisprint open(RegistrationNumber registrationNumber) {
        return misprints.open(registrationNumber).orElseThrow().view();
    }

    /**
     * The passport is wrong: it and its pickup code are void, and so is its booklet, so that the case needs another.
     *
     * @throws Refusal when it is one's own report
     */
    @Transactional
    public void confirm(RegistrationNumber registrationNumber) {
        Instant now = clock.instant();
        Misprint misprint = decide(registrationNumber, Decision.CONFIRMED, now);
        // the ledger asks whether a second officer confirmed it
        misprints.flush();
        booklets.foundWrong(registrationNumber, misprint.reason());
        passports.lock(registrationNumber).orElseThrow().makeVoid(now);
        cases.record(registrationNumber, Status.MISPRINT_CONFIRMED, null);
    }

    /**
     * Nothing is wrong with the passport: it waits at the counter again, as many days longer as this took.
     *
     * @param reason why, 10 to 1,000 characters
     * @throws Refusal when it is one's own report
     */
    @Transactional
    public void decline(RegistrationNumber registrationNumber, Reason reason) {
        Instant now = clock.instant();
        Misprint misprint = decide(registrationNumber, Decision.DECLINED, now);
        PassportEntity passport = passports.lock(registrationNumber).orElseThrow();
        Office office = offices.get(cases.get(registrationNumber).office());
        Instant collectBy = passport.waitsLonger(daysBetween(misprint.reportedAt(), now, office));
        cases.record(
                registrationNumber,
                Status.MISPRINT_DECLINED,
                reason,
                office.name(),
                office.address(),
                Texts.at(collectBy, office.zone()),
                passport.pickupCode(),
                office.opens(),
                office.closes());
    }

    private Misprint decide(RegistrationNumber registrationNumber, Decision decision, Instant now) {
        Misprint misprint = misprints.open(registrationNumber).orElseThrow(() -> Refusal.conflict("booklets.moved-on"));
        misprint.decide(decision, now);
        return misprint;
    }

    private static long daysBetween(Instant from, Instant to, Office office) {
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(from, office.zone()), LocalDate.ofInstant(to, office.zone()));
    }
}
