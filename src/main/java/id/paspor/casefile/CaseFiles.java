package id.paspor.casefile;

import id.paspor.casefile.CaseFileRepository.OfficeOfCase;
import id.paspor.casefile.clock.CaseClocks;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.casefile.clock.Turn;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.revision.Revisions;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The case files: opening them, what happens to them, and what is in them. Those that were erased do not exist any more. */
@Service
@Transactional
public class CaseFiles {

    private static final Set<String> GUARDIAN = Set.of("guardianName", "guardianNik");
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    /**
     * A supervisor rectified what was declared.
     *
     * @param reason why
     */
    public record Rectified(RegistrationNumber registrationNumber, String reason) {}

    /** Somebody withdraws an application, which its process carries out. */
    public record WithdrawalRequested(RegistrationNumber registrationNumber) {}

    /** Another application of the same person, and where it stands. */
    public record Other(RegistrationNumber registrationNumber, Status status) {}

    /** What happened to a case, oldest first, as part of a page. */
    public static final CasePart<StatusChange> HISTORY = StatusChangeRepository.OF_CASE;

    /** Other applications of the same NIK, newest first, at most 20, as part of a page. */
    public static final CasePart<Other> OTHERS = CaseFileRepository.OTHERS;

    private final CaseFileRepository files;
    private final StatusChangeRepository changes;
    private final Revisions revisions;
    private final ApplicationsUnderWay underWay;
    private final PassportLaw law;
    private final ServiceLevels levels;
    private final Offices offices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseFiles(
            CaseFileRepository files,
            StatusChangeRepository changes,
            Revisions revisions,
            ApplicationsUnderWay underWay,
            PassportLaw law,
            ServiceLevels levels,
            Offices offices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.changes = changes;
        this.revisions = revisions;
        this.underWay = underWay;
        this.law = law;
        this.levels = levels;
        this.offices = offices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a case file for an application; nobody is told before {@link #confirmRegistration}.
     *
     * @return its registration number
     * @throws Refusal naming every field that is wrong, or when this NIK already has an application under way, or the
     *     applicant's account as many as it may
     */
    public RegistrationNumber register(Application application) {
        check(application);
        if (files.hasActive(application.nik())) {
            throw Refusal.conflict("application.already-active");
        }
        Integer place = Actor.isApplicant() ? underWay.freePlace(Actor.current()) : null;
        var file = new CaseFileEntity(RegistrationNumber.next(), application, clock.instant(), Actor.current(), place);
        file.run(levels.of(application.office(), List.of()));
        write(file);
        note(file.getId(), Status.REGISTERED, null);
        return file.getId();
    }

    /** Tells that an application goes on, once it is known that it may do so online. */
    public void confirmRegistration(RegistrationNumber registrationNumber) {
        events.publishEvent(new CaseProgressed(registrationNumber, Status.REGISTERED, null, List.of()));
    }

    /**
     * Takes over what the applicant corrected; office and kind stay.
     *
     * @throws Refusal naming every field that is wrong
     */
    public void correct(RegistrationNumber registrationNumber, Application corrected) {
        check(corrected);
        referral(corrected).ifPresent(problem -> {
            throw Refusal.invalid(List.of(problem));
        });
        CaseFileEntity file = entity(registrationNumber);
        boolean otherPerson = !corrected.nik().equals(file.view().application().nik());
        if (otherPerson && files.hasActive(corrected.nik())) {
            throw Refusal.conflict("application.already-active");
        }
        revisions.note(registrationNumber, file.view().application(), corrected);
        file.correct(corrected);
        record(registrationNumber, Status.CORRECTED, null);
    }

    /**
     * Takes over what the acting supervisor rectified, at any time until it is erased; a passport that was made out stays as it is,
     * and the case stands where it stood.
     *
     * @param reason why
     * @throws Refusal naming every field that is wrong, or when somebody of this NIK has another application under way
     */
    public void rectify(RegistrationNumber registrationNumber, Application rectified, String reason) {
        check(rectified);
        CaseFileEntity file = entity(registrationNumber);
        Application before = file.view().application();
        if (!file.status().ends() && !rectified.nik().equals(before.nik()) && files.hasActive(rectified.nik())) {
            throw Refusal.conflict("application.already-active");
        }
        revisions.noteRectified(registrationNumber, before, rectified, reason);
        file.correct(rectified);
        note(registrationNumber, Status.CORRECTED, reason);
        events.publishEvent(new Rectified(registrationNumber, reason));
    }

    /**
     * Takes over what the applicant chose anew that says nothing about the applicant, such as the channel; nobody is told.
     *
     * @throws Refusal when the case has ended
     */
    public void choose(RegistrationNumber registrationNumber, Application chosen) {
        CaseFileEntity file = entity(registrationNumber);
        if (file.status().ends()) {
            throw Refusal.conflict("application.ended");
        }
        revisions.note(registrationNumber, file.view().application(), chosen);
        file.correct(chosen);
    }

    /** Whether the applicant may be found to be a child of two nationalities, or was found to be one earlier. */
    public boolean mayHaveTwoNationalities(CaseFile file) {
        CaseFile.Findings two = new CaseFile.Findings(file.findings().guardianship(), true);
        return file.findings().twoNationalities()
                || law.tooOldFor(two, file.application(), todayAt(file)).isEmpty();
    }

    /**
     * Takes over what an officer found about the applicant.
     *
     * @throws Refusal when somebody of this age has no two nationalities any more
     */
    public void find(RegistrationNumber registrationNumber, CaseFile.Findings found) {
        CaseFileEntity entity = entity(registrationNumber);
        CaseFile file = entity.view();
        law.tooOldFor(found, file.application(), todayAt(file)).ifPresent(age -> {
            throw Refusal.invalid("twoNationalities", "two-nationalities.too-old", age);
        });
        entity.find(found);
    }

    /**
     * Records what happened to a case, in its history and for everyone who listens to {@link CaseProgressed}.
     *
     * @param reason why, or {@code null}
     * @param details see {@link CaseProgressed#details()}
     */
    public void record(RegistrationNumber registrationNumber, Status status, Reason reason, Object... details) {
        CaseFileEntity file = entity(registrationNumber);
        file.progress(status, clock.instant());
        turn(file, status);
        remember(registrationNumber, status, reason, List.of(details));
    }

    /**
     * Has a case go on that ended because its bill expired.
     *
     * @param reason in words, or {@code null}
     * @throws Refusal when it did not end so, when its applicant has another application under way, or the applicant's
     *     account as many as it may
     */
    public void reopen(RegistrationNumber registrationNumber, String reason) {
        CaseFileEntity file = entity(registrationNumber);
        if (file.status() != Status.BILL_EXPIRED) {
            throw Refusal.conflict("application.not-expired");
        }
        if (files.hasActive(file.view().application().nik())) {
            throw Refusal.conflict("application.already-active");
        }
        file.reopen(file.isCounted() ? underWay.freePlace(file.view().submittedBy()) : null);
        turn(file, Status.REOPENED);
        write(file);
        remember(registrationNumber, Status.REOPENED, Reason.of(reason), List.of());
    }

    /**
     * Gives the office time until the end of a day for what it does late, in the name of the acting supervisor, and tells the
     * applicant.
     *
     * @param lateSince from when the case is late, as the supervisor saw it
     * @throws Refusal when it is not late any more, or was extended meanwhile
     */
    public void extend(RegistrationNumber registrationNumber, Instant lateSince, Reason reason, LocalDate until) {
        CaseFileEntity file = entity(registrationNumber);
        String office = file.view().office();
        CaseClocks clocks = clocks(file, office);
        if (file.status().ends() || !lateSince.equals(clocks.lateAt()) || !lateSince.isBefore(clock.instant())) {
            throw Refusal.conflict("late.decided-meanwhile");
        }
        StatusChange extension =
                new StatusChange(Status.PROMISE_EXTENDED, clock.instant(), Actor.current(), reason, until);
        file.run(levels.after(office, clocks, extension.turn().orElseThrow()));
        write(file);
        changes.save(new StatusChangeEntity(registrationNumber, extension));
        events.publishEvent(new CaseProgressed(
                registrationNumber,
                Status.PROMISE_EXTENDED,
                reason,
                List.of(
                        until,
                        new Texts.Wording("late.until." + clocks.work().name().toLowerCase(Locale.ROOT)))));
    }

    /** Lets the clocks of a case know what happens to it; those of one that has none yet are reckoned from its history. */
    private void turn(CaseFileEntity file, Status status) {
        String office = file.view().office();
        new StatusChange(status, clock.instant(), null, null)
                .turn()
                .map(turn -> levels.after(office, clocks(file, office), turn))
                .ifPresent(file::run);
    }

    private CaseClocks clocks(CaseFileEntity file, String office) {
        return file.clocks() == null ? levels.of(office, turns(history(file.getId()))) : file.clocks();
    }

    /** What happened to a case as its clocks see it. */
    static List<Turn> turns(List<StatusChange> history) {
        return history.stream().flatMap(change -> change.turn().stream()).toList();
    }

    /**
     * Notes something in the history of a case that does not move it on: it stands where it stood, and nobody is told.
     *
     * @param reason in words, or {@code null}
     */
    public void note(RegistrationNumber registrationNumber, Status what, String reason) {
        keep(registrationNumber, what, Reason.of(reason));
    }

    private void keep(RegistrationNumber registrationNumber, Status what, Reason reason) {
        changes.save(new StatusChangeEntity(
                registrationNumber, new StatusChange(what, clock.instant(), Actor.current(), reason)));
    }

    /**
     * Notes something in the history of a case, and tells everyone who listens to {@link CaseProgressed}, while the case
     * stands where it stood.
     *
     * @param details see {@link CaseProgressed#details()}
     */
    public void mention(RegistrationNumber registrationNumber, Status what, Object... details) {
        remember(registrationNumber, what, null, List.of(details));
    }

    /**
     * Withdraws an application on its applicant's request, which the process carries out.
     *
     * @throws Refusal once a booklet has been taken for printing, or the case has ended
     */
    public void withdraw(RegistrationNumber registrationNumber) {
        if (!entity(registrationNumber).status().allowsWithdrawal()) {
            throw Refusal.conflict("application.too-late-to-withdraw");
        }
        events.publishEvent(new WithdrawalRequested(registrationNumber));
    }

    /** The case file with this number. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<CaseFile> find(RegistrationNumber registrationNumber) {
        if (!registrationNumber.isPossible()) {
            return Optional.empty();
        }
        return files.findByRegistrationNumberAndErasedAtIsNull(registrationNumber)
                .map(CaseFileEntity::view);
    }

    /**
     * The case file with this number.
     *
     * @throws Refusal when there is none
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public CaseFile get(RegistrationNumber registrationNumber) {
        return entity(registrationNumber).view();
    }

    /** The case files with these numbers, in no order; unknown numbers are passed over. */
    @Transactional(readOnly = true)
    public List<CaseFile> all(Collection<RegistrationNumber> registrationNumbers) {
        return files.findByRegistrationNumberInAndErasedAtIsNull(registrationNumbers).stream()
                .map(CaseFileEntity::view)
                .toList();
    }

    /** The codes of the offices of the cases with these numbers, by number; unknown numbers are passed over. */
    @Transactional(readOnly = true)
    public Map<RegistrationNumber, String> offices(Collection<RegistrationNumber> registrationNumbers) {
        return files.offices(RegistrationNumber.texts(registrationNumbers)).stream()
                .collect(Collectors.toMap(
                        row -> new RegistrationNumber(row.getRegistrationNumber()), OfficeOfCase::getOffice));
    }

    /**
     * The code of the office of a case, also of one that was erased, for which money may still come.
     *
     * @throws Refusal when there never was one
     */
    @Transactional(readOnly = true)
    public String office(RegistrationNumber registrationNumber) {
        return Optional.ofNullable(offices(List.of(registrationNumber)).get(registrationNumber))
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
    }

    /** Those of some cases to which something has happened. */
    @Transactional(readOnly = true)
    public Set<RegistrationNumber> having(Status status, Collection<RegistrationNumber> registrationNumbers) {
        return having(List.of(status), registrationNumbers).keySet();
    }

    /** What of this ever happened in some cases, by registration number. */
    @Transactional(readOnly = true)
    public Map<RegistrationNumber, Set<Status>> having(
            Collection<Status> statuses, Collection<RegistrationNumber> registrationNumbers) {
        return changes.happened(statuses, registrationNumbers).stream()
                .collect(Collectors.groupingBy(
                        StatusChangeRepository.Happened::registrationNumber,
                        Collectors.mapping(StatusChangeRepository.Happened::status, Collectors.toSet())));
    }

    /** Where a case stands, for somebody who knows its applicant's birth date; a wrong one takes as long as no case. */
    @Transactional(readOnly = true)
    public Optional<Status> status(RegistrationNumber registrationNumber, LocalDate dateOfBirth) {
        return files.status(registrationNumber, dateOfBirth.toString()).map(Status::valueOf);
    }

    /** The account that submitted an application. */
    @Transactional(readOnly = true)
    public String submitter(RegistrationNumber registrationNumber) {
        return get(registrationNumber).submittedBy();
    }

    /** What happened to a case, oldest first. */
    @Transactional(readOnly = true)
    public List<StatusChange> history(RegistrationNumber registrationNumber) {
        return changes.findByRegistrationNumberOrderById(registrationNumber).stream()
                .map(StatusChangeEntity::view)
                .toList();
    }

    /** Why a case stands where it stands, if a reason was given. */
    @Transactional(readOnly = true)
    public Optional<Reason> latestReason(RegistrationNumber registrationNumber) {
        Status status = entity(registrationNumber).status();
        return history(registrationNumber).stream()
                .filter(change -> change.status() == status)
                .reduce((earlier, later) -> later)
                .map(StatusChange::reason);
    }

    /** Other applications of the same NIK, newest first, at most 20. */
    @Transactional(readOnly = true)
    public List<CaseFile> othersOfSamePerson(CaseFile file) {
        return files.others(file.application().nik(), file.registrationNumber()).stream()
                .map(CaseFileEntity::view)
                .toList();
    }

    /**
     * Applications under other NIKs of somebody with the same name, birth date and mother's name, newest first, at most
     * 20.
     */
    @Transactional(readOnly = true)
    public List<CaseFile> underOtherNiks(CaseFile file) {
        Application applicant = file.application();
        return files
                .underOtherNiks(
                        applicant.fullName(),
                        applicant.motherName(),
                        applicant.dateOfBirth().toString(),
                        applicant.nik())
                .stream()
                .map(CaseFileEntity::view)
                .toList();
    }

    /** The applications that an account submitted, newest first. */
    @Transactional(readOnly = true)
    public List<CaseFile> submittedBy(String account) {
        return files.findBySubmittedByOrderBySubmittedAtDesc(account).stream()
                .map(CaseFileEntity::view)
                .toList();
    }

    /** The date now at the office of a case. */
    public LocalDate todayAt(CaseFile file) {
        return offices.get(file.office()).today(clock);
    }

    private CaseFileEntity entity(RegistrationNumber registrationNumber) {
        return files.findByRegistrationNumberAndErasedAtIsNull(registrationNumber)
                .orElseThrow(() -> Refusal.notFound("application.unknown"));
    }

    /** Writes a case file that gets under way; of several that do so at once, the indexes of the table let one in. */
    private void write(CaseFileEntity file) {
        try {
            files.saveAndFlush(file);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            throw Refusal.conflict("task.raced");
        } catch (DataIntegrityViolationException raced) {
            throw switch (violated(raced)) {
                case "one_active_application_per_nik" -> Refusal.conflict("application.already-active");
                case "five_active_applications_per_account" -> Refusal.conflict("task.raced");
                default -> raced;
            };
        }
    }

    private static String violated(DataIntegrityViolationException refused) {
        return refused.getCause() instanceof ConstraintViolationException violation
                ? String.valueOf(violation.getConstraintName())
                : "";
    }

    private void remember(RegistrationNumber registrationNumber, Status status, Reason reason, List<Object> details) {
        keep(registrationNumber, status, reason);
        events.publishEvent(new CaseProgressed(registrationNumber, status, reason, details));
    }

    private void check(Application application) {
        List<Problem> problems = problems(application);
        Refusal.requireNone(problems);
    }

    /**
     * What is wrong with an application that no form can say, by field. Answers that are still missing are passed over,
     * unless another answer calls for them.
     */
    public List<Problem> problems(Application application) {
        List<Problem> problems = new ArrayList<>();
        Optional<Office> office = Optional.ofNullable(application.office()).flatMap(offices::find);
        if (application.office() != null && office.isEmpty()) {
            problems.add(new Problem("office", "office.unknown", application.office()));
        }
        if (application.product() != null
                && office.isPresent()
                && !office.get().products().contains(application.product())) {
            problems.add(new Problem(
                    "product", "office.product-not-offered", office.get().name()));
        }
        if (application.nik() != null && !application.nik().isPossible()) {
            problems.add(new Problem("nik", "nik.impossible"));
        }
        if (application.familyCardNumber() != null && !Nik.isPossibleFamilyCard(application.familyCardNumber())) {
            problems.add(new Problem("familyCardNumber", "family-card.impossible"));
        }
        if (application.dateOfBirth() != null) {
            LocalDate today = today(application);
            checkAge(application, today, problems);
            if (!law.mayHaveTerm(application, today)) {
                problems.add(new Problem("product", "product.ten-years-too-young", law.tenYearsFrom()));
            }
        }
        if (application.kind() == Application.Kind.REPLACEMENT) {
            checkOldPassport(application, problems);
        }
        return problems;
    }

    /**
     * Beside {@link #problems}, what sending these answers would end in: an application of the same person that is under way,
     * or a referral to the office. Answers that are still missing are passed over.
     */
    @Transactional(readOnly = true)
    public List<Problem> foreseen(Application application) {
        List<Problem> problems = new ArrayList<>(problems(application));
        if (application.nik() != null && files.hasActive(application.nik())) {
            problems.add(new Problem("nik", "application.already-active"));
        }
        referral(application).ifPresent(problems::add);
        return problems;
    }

    /** The answers that an application needs not have: who has come of age has no guardian. */
    public Set<String> needless(Application application) {
        LocalDate today = today(application);
        return application.dateOfBirth() == null
                        || application.dateOfBirth().isAfter(today)
                        || application.isChildOn(today)
                ? Set.of()
                : GUARDIAN;
    }

    /** A referral to the office, at the answer for which it is made. */
    private Optional<Problem> referral(Application application) {
        boolean good = application.oldPassportCondition() == Application.OldPassportCondition.GOOD;
        return law.referral(application, today(application))
                .map(why -> new Problem(
                        good ? "oldPassportExpiry" : "oldPassportCondition",
                        "application.at-the-office",
                        new Texts.Wording("referral." + why)));
    }

    /** The date now at the office that was chosen. */
    private LocalDate today(Application application) {
        ZoneId zone = Optional.ofNullable(application.office())
                .flatMap(offices::find)
                .map(Office::zone)
                .orElse(clock.getZone());
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static void checkAge(Application application, LocalDate today, List<Problem> problems) {
        if (application.dateOfBirth().isAfter(today)) {
            problems.add(new Problem("dateOfBirth", "date.in-future"));
        } else if (application.dateOfBirth().isBefore(EARLIEST_BIRTH)) {
            problems.add(new Problem("dateOfBirth", "date.too-early"));
        } else if (application.isChildOn(today)) {
            checkGuardian(application, problems);
        }
    }

    private static void checkOldPassport(Application application, List<Problem> problems) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("oldPassportNumber", application.oldPassportNumber());
        fields.put("oldPassportExpiry", application.oldPassportExpiry());
        fields.put("oldPassportCondition", application.oldPassportCondition());
        fields.forEach((field, value) -> {
            if (value == null) {
                problems.add(new Problem(field, "old-passport.required"));
            }
        });
    }

    private static void checkGuardian(Application application, List<Problem> problems) {
        if (application.guardianName() == null) {
            problems.add(new Problem("guardianName", "guardian.required", Application.ADULT_AGE));
        }
        if (application.guardianNik() == null) {
            problems.add(new Problem("guardianNik", "guardian.required", Application.ADULT_AGE));
        } else if (!application.guardianNik().isPossible()) {
            problems.add(new Problem("guardianNik", "nik.impossible"));
        }
    }
}
