package id.paspor.issuance;

import id.paspor.booklet.BookletState;
import id.paspor.booklet.Booklets;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.PassportLaw;
import id.paspor.casefile.Status;
import id.paspor.casefile.reason.Reason;
import id.paspor.kernel.Groups;
import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import id.paspor.kernel.reading.CaseReading;
import id.paspor.notification.Messages;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passports: from the booklet that was allocated to the hand-over or the end of the pickup period. */
@Service
public class Passports {

    /** The passport of a case that is not void, as part of a page. */
    public static final CasePart<Passport> OF_CASE = PassportRepository.OF_CASE;

    /** What {@link #isInHand} reads. */
    public static final CasePart<?> BOOKLET = Booklets.HELD;

    private static final List<String> PRINTING = List.of(Groups.PRINTING, Groups.SUPERVISOR);

    private final PassportRepository passports;
    private final Booklets booklets;
    private final CaseFiles cases;
    private final PassportLaw law;
    private final Offices offices;
    private final Deadlines deadlines;
    private final Messages messages;
    private final Texts texts;
    private final IssuanceProperties settings;
    private final Clock clock;

    Passports(
            PassportRepository passports,
            Booklets booklets,
            CaseFiles cases,
            PassportLaw law,
            Offices offices,
            Deadlines deadlines,
            Messages messages,
            Texts texts,
            IssuanceProperties settings,
            Clock clock) {
        this.passports = passports;
        this.booklets = booklets;
        this.cases = cases;
        this.law = law;
        this.offices = offices;
        this.deadlines = deadlines;
        this.messages = messages;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether somebody's desk prints passports, or watches over it. */
    public static boolean mayPrint(Authentication officer) {
        return SignedIn.isAnyOf(officer, PRINTING);
    }

    /**
     * Until when a passport that is made out today is valid; where that is not even a day, because the applicant has
     * become too old for two nationalities, it is recorded that this has to be settled first.
     *
     * @param validityYears by the decision table {@code passport-validity}
     */
    @Transactional
    public Optional<LocalDate> expiry(RegistrationNumber registrationNumber, int validityYears) {
        CaseFile file = cases.get(registrationNumber);
        LocalDate today = cases.todayAt(file);
        LocalDate years = today.plusYears(validityYears);
        LocalDate expiresOn = law.expiryAtTheLatest(file, today)
                .filter(latest -> latest.isBefore(years))
                .orElse(years);
        if (expiresOn.isAfter(today)) {
            return Optional.of(expiresOn);
        }
        Office office = offices.get(file.office());
        cases.record(registrationNumber, Status.NATIONALITY_OPEN, null, office.name(), office.address());
        return Optional.empty();
    }

    /**
     * Makes out a passport in the booklet that the case holds: name, dates and machine readable zone. Doing it again
     * changes nothing.
     *
     * @param number of the booklet
     */
    @Transactional
    public void makeOut(RegistrationNumber registrationNumber, String number, LocalDate expiresOn) {
        if (passports.existsById(number)) {
            return;
        }
        CaseFile file = cases.get(registrationNumber);
        passports.save(new PassportEntity(
                Passport.madeOut(number, registrationNumber, file.application(), cases.todayAt(file), expiresOn)));
    }

    /** The passport of a case that is not void: in the making, waiting, or handed over. */
    @Transactional(readOnly = true)
    public Optional<Passport> of(RegistrationNumber registrationNumber) {
        return passports.find(registrationNumber);
    }

    /** The passport that the printing desk has in hand: in a booklet of the case that is not yet handed over. */
    @Transactional(readOnly = true)
    public Optional<Passport> inHand(RegistrationNumber registrationNumber) {
        return booklets.held(registrationNumber).flatMap(held -> of(registrationNumber));
    }

    /** Whether the printing desk has the passport in hand, as {@link #inHand}, of what was read for a page. */
    public static boolean isInHand(CaseReading read) {
        return read.first(Booklets.HELD).isPresent() && read.first(OF_CASE).isPresent();
    }

    /** Whether a passport is printed because an earlier print of it was spoiled. */
    @Transactional(readOnly = true)
    public boolean isReprint(Passport passport) {
        return booklets.isReprint(passport.number());
    }

    /**
     * The printed passport passed the quality check.
     *
     * @throws Refusal when it passed before, or it has expired while it waited to be printed
     */
    @Transactional
    public void printed(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        if (file.findings().twoNationalities()) {
            LocalDate today = cases.todayAt(file);
            of(registrationNumber)
                    .filter(passport -> !passport.expiresOn().isAfter(today))
                    .ifPresent(expired -> {
                        throw Refusal.invalid("decision", "passport.expired", expired.expiresOn());
                    });
        }
        booklets.become(registrationNumber, BookletState.PRINTED, null);
        cases.record(registrationNumber, Status.PRINTED, null);
    }

    /**
     * The print is no good: the booklet is void and another is needed.
     *
     * @throws Refusal when it passed the quality check
     */
    @Transactional
    public void spoiled(RegistrationNumber registrationNumber, Reason reason) {
        booklets.become(registrationNumber, BookletState.SPOILED, texts.format(Texts.INDONESIAN, reason));
        makeVoid(registrationNumber);
        cases.record(registrationNumber, Status.PRINT_SPOILED, reason);
    }

    /** Tells the applicant, once, where and until when the passport can be collected, with a pickup code. */
    @Transactional
    public void ready(RegistrationNumber registrationNumber) {
        PassportEntity passport = passports.lock(registrationNumber).orElseThrow();
        if (passport.isReady()) {
            return;
        }
        Office office = officeOf(registrationNumber);
        Instant collectBy = deadlines.endOf(office.code(), settings.pickupPeriod());
        String code = "%06d".formatted(RandomTokens.number(0, 1_000_000));
        passport.ready(code, clock.instant(), collectBy);
        cases.record(
                registrationNumber,
                Status.READY_FOR_PICKUP,
                null,
                office.name(),
                office.address(),
                Texts.at(collectBy, office.zone()),
                code,
                office.opens(),
                office.closes());
    }

    /** Until when the passport of a case can be collected. */
    @Transactional(readOnly = true)
    public Date collectBy(RegistrationNumber registrationNumber) {
        return Date.from(of(registrationNumber).orElseThrow().collectBy());
    }

    /**
     * When the applicant is reminded to collect: as the office opens, some days after the passport was ready. Of a passport
     * that comes back to the counter, a reminder whose time has passed is sent no more: it would be only after the pickup
     * period.
     *
     * @param reminder 1, 2 or 3
     */
    @Transactional(readOnly = true)
    public Date reminderAt(RegistrationNumber registrationNumber, int reminder) {
        Office office = officeOf(registrationNumber);
        Passport passport = of(registrationNumber).orElseThrow();
        LocalDate day = LocalDate.ofInstant(passport.readyAt(), office.zone())
                .plus(settings.pickupReminders().get(reminder - 1));
        Instant at = day.atTime(office.opens()).atZone(office.zone()).toInstant();
        boolean passed = at.isBefore(clock.instant());
        return Date.from(passed ? passport.collectBy().plus(1, ChronoUnit.DAYS) : at);
    }

    /** Reminds the applicant that the passport is waiting. */
    @Transactional
    public void remind(RegistrationNumber registrationNumber) {
        Passport passport = of(registrationNumber).orElseThrow();
        Office office = officeOf(registrationNumber);
        messages.send(
                registrationNumber,
                "pickup-reminder",
                office.name(),
                office.address(),
                Texts.at(passport.collectBy(), office.zone()),
                passport.pickupCode(),
                office.opens(),
                office.closes());
    }

    /** Cancels a passport that nobody collected in time. */
    @Transactional
    public void cancel(RegistrationNumber registrationNumber) {
        booklets.become(registrationNumber, BookletState.CANCELLED, "uncollected");
        makeVoid(registrationNumber);
    }

    private void makeVoid(RegistrationNumber registrationNumber) {
        passports.lock(registrationNumber).ifPresent(passport -> passport.makeVoid(clock.instant()));
    }

    private Office officeOf(RegistrationNumber registrationNumber) {
        return offices.get(cases.get(registrationNumber).office());
    }
}
