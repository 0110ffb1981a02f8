package id.paspor.casefile;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CaseFileRepository extends Repository<CaseFileEntity, RegistrationNumber> {

    /** Other applications of the same NIK, newest first. */
    CasePart<CaseFiles.Other> OTHERS = new CasePart<>(CaseFiles.Other.class, """
            select registration_number, status from case_file
            where nik = (select nik from case_file where registration_number = :case) and registration_number <> :case
            order by submitted_at desc limit 20""");

    Optional<CaseFileEntity> findById(RegistrationNumber registrationNumber);

    /** The case file with this number, unless it was erased; by its key, so that a transaction reads it once. */
    default Optional<CaseFileEntity> findByRegistrationNumberAndErasedAtIsNull(RegistrationNumber registrationNumber) {
        return findById(registrationNumber).filter(file -> !file.isErased());
    }

    List<CaseFileEntity> findByRegistrationNumberInAndErasedAtIsNull(
            Collection<RegistrationNumber> registrationNumbers);

    CaseFileEntity saveAndFlush(CaseFileEntity file);

    /** The lowest place that an account has free; of two who draw the same, the index lets one in. */
    @NativeQuery("select min(place) from generate_series(1, :most) place where not exists"
            + " (select from case_file where submitted_by = :account and closed_at is null"
            + " and place_in_account = place)")
    Optional<Integer> freePlace(String account, int most);

    @Query("select count(f) from CaseFileEntity f"
            + " where f.submittedBy = :account and f.closedAt is null and f.placeInAccount is not null")
    int countBySubmittedByAndClosedAtIsNullAndPlaceInAccountIsNotNull(String account);

    @NativeQuery("select count(*) > 0 from case_file where nik = :nik and closed_at is null")
    boolean hasActive(Nik nik);

    @NativeQuery("select * from case_file where nik = :nik and registration_number <> :except"
            + " order by submitted_at desc limit 20")
    List<CaseFileEntity> others(Nik nik, RegistrationNumber except);

    @NativeQuery("select * from case_file where application ->> 'dateOfBirth' = :dateOfBirth"
            + " and name_key(application ->> 'fullName') = name_key(:fullName)"
            + " and name_key(application ->> 'motherName') = name_key(:motherName) and nik <> :nik"
            + " order by submitted_at desc limit 20")
    List<CaseFileEntity> underOtherNiks(String fullName, String motherName, String dateOfBirth, Nik nik);

    @NativeQuery("select status from case_file where registration_number = :registrationNumber"
            + " and application ->> 'dateOfBirth' = :dateOfBirth")
    Optional<String> status(RegistrationNumber registrationNumber, String dateOfBirth);

    @Query("select f from CaseFileEntity f where f.submittedBy = :submittedBy order by f.submittedAt desc")
    List<CaseFileEntity> findBySubmittedByOrderBySubmittedAtDesc(String submittedBy);

    @Query("select distinct f.submittedBy from CaseFileEntity f where f.submittedBy in :accounts")
    Set<String> submittersAmong(Collection<String> accounts);

    /** Open cases of an office whose clocks were reckoned by something else than this; no other node has them then. */
    @NativeQuery("""
            select registration_number from case_file
            where office = :office and closed_at is null and clocks_by is distinct from :by
            limit :most for update skip locked""")
    List<String> behind(String office, String by, int most);

    /**
     * Sets clocks that were reckoned anew; nothing else of the cases changes.
     *
     * @param clocks an object of {@code CaseClocks} by registration number, as JSON
     */
    @Modifying
    @NativeQuery("""
            update case_file
            set work = c.work, data_checked = c."dataChecked", turn_at = c."turnAt", legal_used = c."legalUsed",
                promise_used = c."promiseUsed", promise_allowed = c."promiseAllowed", work_late_at = c."workLateAt", legal_late_at = c."legalLateAt",
                promise_warn_at = c."promiseWarnAt", promise_late_at = c."promiseLateAt", clocks_by = c."clocksBy"
            from jsonb_each(cast(:clocks as jsonb)) as each_case (number, clocks),
                jsonb_to_record(clocks) as c (work text, "dataChecked" boolean, "turnAt" timestamptz,
                    "legalUsed" bigint, "promiseUsed" bigint, "promiseAllowed" bigint, "workLateAt" timestamptz, "legalLateAt" timestamptz,
                    "promiseWarnAt" timestamptz, "promiseLateAt" timestamptz, "clocksBy" text)
            where registration_number = number""")
    void run(String clocks);

    /** The office that a case is at. */
    interface OfficeOfCase {

        String getRegistrationNumber();

        String getOffice();
    }

    @NativeQuery("select registration_number, office from case_file where registration_number = any(:numbers)")
    List<OfficeOfCase> offices(String[] numbers);

    /** A line of a list of cases that were looked for. */
    interface Found {

        String getRegistrationNumber();

        String getApplicantName();

        Status getStatus();

        String getOffice();
    }

    /**
     * Cases by a number that somebody reads out.
     *
     * @param compact the number, see {@link id.paspor.kernel.written.WrittenNumber}
     * @param phone the same without the country's code or the leading zero
     * @param known registration numbers that are looked for too
     */
    @NativeQuery("""
            select registration_number as "registrationNumber", application ->> 'fullName' as "applicantName", status, office
            from case_file
            where office in (:offices) and erased_at is null
                and (registration_number = :compact or registration_number in (:known) or nik = :compact
                    or phone_key(application ->> 'phone') = :phone or application ->> 'oldPassportNumber' = :compact)
            order by closed_at is not null, submitted_at desc limit :most""")
    List<Found> findByNumber(
            Collection<String> offices, String compact, String phone, Collection<String> known, int most);

    /** Cases by words of the applicant's name, as {@code name_key} compares names; a typing error in a word is forgiven. */
    @NativeQuery("""
            select registration_number as "registrationNumber", application ->> 'fullName' as "applicantName", status, office
            from case_file
            where office in (:offices)
                and name_key(:first) <% name_key(application ->> 'fullName')
                and name_key(:second) <% name_key(application ->> 'fullName')
                and name_key(:third) <% name_key(application ->> 'fullName')
            order by closed_at is not null,
                word_similarity(name_key(:first), name_key(application ->> 'fullName')) desc, submitted_at desc
            limit :most""")
    List<Found> findByName(Collection<String> offices, String first, String second, String third, int most);

    /** A line of a list of an office's cases. */
    interface Listed {

        String getRegistrationNumber();

        String getApplicantName();

        String getProduct();

        Status getStatus();

        Instant getSubmittedAt();

        Instant getClosedAt();

        Instant getLateAt();

        Instant getPromiseWarnAt();

        Instant getPromiseLateAt();

        Instant getLegalLateAt();

        boolean getLegalStopped();
    }

    /**
     * The cases of an office that a list asks for.
     *
     * @param ended whether they have ended: the one, the other, or both
     * @param dated whether only those under way that are late from one moment on and before another
     * @param among counts only where not all are asked for
     */
    record Wanted(
            String office,
            List<String> statuses,
            List<Boolean> ended,
            Instant from,
            Instant before,
            boolean dated,
            Instant lateFrom,
            Instant lateBefore,
            boolean all,
            String[] among) {}

    /**
     * Has each list that is asked for in this transaction planned by what it asks for. A plan for whatever may be asked takes the
     * cases of an office for a handful, reads all of them and sorts them.
     *
     * @see CaseList
     */
    @NativeQuery("select set_config('plan_cache_mode', 'force_custom_plan', true)")
    String planEachList();

    String LISTED = """
            select registration_number as "registrationNumber", application ->> 'fullName' as "applicantName",
                application ->> 'product' as product, status, submitted_at as "submittedAt", closed_at as "closedAt",
                late_at as "lateAt", promise_warn_at as "promiseWarnAt", promise_late_at as "promiseLateAt",
                legal_late_at as "legalLateAt",
                closed_at is null and legal_used is not null and legal_late_at is null as "legalStopped"
            from case_file
            where office = :#{#wanted.office()} and erased_at is null and status in (:#{#wanted.statuses()})
                and (closed_at is not null) in (:#{#wanted.ended()})
                and submitted_at >= :#{#wanted.from()} and submitted_at < :#{#wanted.before()}
                and (not :#{#wanted.dated()} or closed_at is null
                    and late_at >= :#{#wanted.lateFrom()} and late_at < :#{#wanted.lateBefore()})
                and (:#{#wanted.all()} or registration_number = any(:#{#wanted.among()}))
            """;

    @NativeQuery(LISTED + "order by submitted_at desc, registration_number desc limit :most offset :skipped")
    List<Listed> newest(Wanted wanted, int skipped, int most);

    @NativeQuery(LISTED + "order by submitted_at, registration_number limit :most offset :skipped")
    List<Listed> oldest(Wanted wanted, int skipped, int most);

    @NativeQuery(LISTED + "order by late_at nulls last, registration_number limit :most offset :skipped")
    List<Listed> mostUrgent(Wanted wanted, int skipped, int most);

    @NativeQuery(LISTED + "order by application ->> 'fullName', registration_number limit :most offset :skipped")
    List<Listed> byName(Wanted wanted, int skipped, int most);

    /** The newest of those that come after a case when the newest come first. */
    @NativeQuery(LISTED + "and (submitted_at, registration_number) < (:submittedAt, :registrationNumber)"
            + " order by submitted_at desc, registration_number desc limit :most")
    List<Listed> newestAfter(Wanted wanted, Instant submittedAt, RegistrationNumber registrationNumber, int most);

    /** A case that is late or nearly. */
    interface Pressing {

        String getRegistrationNumber();

        boolean getLate();
    }

    @NativeQuery("""
            select registration_number as "registrationNumber", late_at < :now as late from case_file
            where closed_at is null and late_at is not null and (late_at < :soon or promise_warn_at < :now)""")
    List<Pressing> pressing(Instant now, Instant soon);

    /** How many cases of an office have the same status. */
    record Count(String office, String status, long cases, long late, long due) {}

    /** What is due before the end of a day is a question of an office's own time. */
    @NativeQuery("""
            select office, status, count(*) as cases, count(*) filter (where late_at < :now) as late, cast(0 as bigint) as due
            from case_file where closed_at is null group by office, status""")
    List<Count> underWay(Instant now);

    @NativeQuery("""
            select office, count(*) filter (where closed_at is null) as cases,
                count(*) filter (where closed_at is null and promise_warn_at < :now and (late_at < :now) is not true) as near,
                count(*) filter (where closed_at is null and late_at < :now) as late,
                min(late_at) filter (where closed_at is null and late_at < :now) as longest_late_at,
                count(*) filter (where closed_at is not null) as handed_over
            from case_file
            where closed_at is null or closed_at >= :since and status = 'PASSPORT_HANDED_OVER'
            group by office""")
    List<CaseList.OfficeFigures> ofOffices(Instant now, Instant since);

    @NativeQuery("""
            select office, status, count(*) as cases, count(*) filter (where late_at < :now) as late,
                count(*) filter (where late_at >= :now and late_at < :dueBefore) as due
            from case_file where closed_at is null and office = :office group by office, status""")
    List<Count> underWay(String office, Instant now, Instant dueBefore);

    @NativeQuery("""
            select count(*) from case_file
            where office = :office and closed_at is null and registration_number = any(:among)""")
    long underWay(String office, String[] among);

    /** Nobody holds the case {@code f} from being erased. */
    String NOT_HELD = " and not exists (select from case_hold h"
            + " where h.registration_number = f.registration_number and h.lifted_at is null) ";

    /** A case and when it ended. */
    interface Ended {

        String getRegistrationNumber();

        Instant getClosedAt();
    }

    /** Cases that ended after another and before a moment and are not held, in the order of their ends. */
    @NativeQuery("""
            select registration_number as "registrationNumber", closed_at as "closedAt" from case_file f
            where (closed_at, registration_number) > (:from, :after) and closed_at < :before""" + NOT_HELD + """
            order by closed_at, registration_number limit :most""")
    List<Ended> ended(Instant from, String after, Instant before, int most);

    /** Cases that were held once, are not any more, and ended before a moment. */
    @NativeQuery("""
            select registration_number from case_file f
            where closed_at < :before
                and registration_number in (select registration_number from case_hold where lifted_at is not null)""" + NOT_HELD)
    List<String> releasedBefore(Instant before);

    /** Cases that ended so before a moment, are not held, and were not erased yet. */
    @NativeQuery("""
            select registration_number from case_file f
            where closed_at < :before and erased_at is null and (status = 'PASSPORT_HANDED_OVER') = :handedOver""" + NOT_HELD + """
            order by closed_at limit :most""")
    List<String> toErase(Instant before, boolean handedOver, int most);

    @NativeQuery("""
            select count(*) from case_file f
            where closed_at < :before and erased_at is null and (status = 'PASSPORT_HANDED_OVER') = :handedOver""" + NOT_HELD)
    long countToErase(Instant before, boolean handedOver);

    /** Leaves what registers and figures need of a case that has ended and is not held. */
    @Modifying
    @NativeQuery("""
            update case_file f set erased_at = :now, submitted_by = '-', version = version + 1, guardianship = 'PARENTS_MARRIED', two_nationalities = false,
                application = jsonb_build_object('office', application -> 'office', 'kind', application -> 'kind',
                    'product', application -> 'product')
            where registration_number = :registrationNumber and closed_at is not null and erased_at is null""" + NOT_HELD)
    int erase(RegistrationNumber registrationNumber, Instant now);
}
