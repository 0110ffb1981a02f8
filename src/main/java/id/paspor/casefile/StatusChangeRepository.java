package id.paspor.casefile;

import id.paspor.casefile.reason.ReasonCode;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StatusChangeRepository extends Repository<StatusChangeEntity, Long> {

    /** What happened to a case, oldest first. */
    CasePart<StatusChange> OF_CASE = new CasePart<>(StatusChange.class, """
            select status, happened_at, actor, until_day, case when coalesce(reason_code, reason) is not null
                then json_build_object('code', reason_code, 'words', reason) end as reason
            from status_change where registration_number = :case order by id""");

    void save(StatusChangeEntity change);

    @Query("select c from StatusChangeEntity c" + " where c.registrationNumber = :registrationNumber order by c.id")
    List<StatusChangeEntity> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    List<StatusChangeEntity> findByRegistrationNumberInOrderById(Collection<RegistrationNumber> registrationNumbers);

    /** That something happened in a case. */
    record Happened(RegistrationNumber registrationNumber, Status status) {}

    @Query("select distinct c.registrationNumber, c.change.status from StatusChangeEntity c"
            + " where c.change.status in :statuses and c.registrationNumber in :registrationNumbers")
    List<Happened> happened(Collection<Status> statuses, Collection<RegistrationNumber> registrationNumbers);

    /** A line of a history with the applicant whom it is about. */
    interface OfApplicant {

        String getRegistrationNumber();

        String getApplicantName();

        Status getStatus();

        Instant getHappenedAt();

        String getActor();

        String getReason();
    }

    /** What was done by way of exception at an office, the latest first, as {@link Status#isException} and an index say. */
    @NativeQuery("""
            select registration_number as "registrationNumber", f.application ->> 'fullName' as "applicantName", c.status,
                c.happened_at as "happenedAt", c.actor, c.reason
            from status_change c join case_file f using (registration_number)
            where c.office = :office and c.status in ('ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT')
            order by c.happened_at desc, c.id desc limit :most""")
    List<OfApplicant> latestExceptions(String office, int most);

    /** How many passports of an office were paid for on one day and ready on another. */
    interface Took {

        String getOffice();

        LocalDate getPaid();

        LocalDate getReady();

        int getCases();
    }

    /**
     * What became ready since a moment, counted by days, so that few rows come back however many cases there were.
     *
     * @param zones of the offices, in the order of their codes
     */
    @NativeQuery("""
            select office, paid, ready, count(*) as cases
            from (
                select o.code as office, cast(p.happened_at at time zone o.zone as date) as paid,
                    cast(r.happened_at at time zone o.zone as date) as ready
                from status_change r
                join unnest(cast(:offices as text[]), cast(:zones as text[])) as o (code, zone) on o.code = r.office
                join lateral (
                    select happened_at from status_change
                    where registration_number = r.registration_number and status = 'PAID'
                    order by id desc limit 1) p on true
                where r.status = 'READY_FOR_PICKUP' and r.happened_at > :since) each_case
            group by office, paid, ready""")
    List<Took> took(String[] offices, String[] zones, Instant since);

    /** SQL for where a case was refused by the line {@code c} of its history; {@code null} for other lines. */
    String REFUSED_AT = """
            case when c.status = 'APPLICATION_REJECTED' then case
                when exists (select from status_change b where b.registration_number = c.registration_number
                    and b.id < c.id and b.status = 'INTERVIEW_APPROVED') then 'SCREENING'
                when exists (select from status_change b where b.registration_number = c.registration_number
                    and b.id < c.id and b.status = 'DATA_ACCEPTED') then 'INTERVIEW'
                else 'DATA' end end""";

    /** How often something happened on a day. */
    interface PerDay {

        LocalDate getDay();

        Status getStatus();

        long getTimes();
    }

    /**
     * All but what has a reason of the list; for most an index alone answers. An approval, of which a case has one, is an exception
     * once, whatever it lacks.
     */
    @NativeQuery("""
            select cast(happened_at at time zone :zone as date) as day, status, count(*) as times from status_change
            where office = :office and happened_at >= :from and happened_at < :before
                and status not in ('APPLICATION_REJECTED', 'PRINT_SPOILED', 'APPLICANT_NOT_PRESENT')
            group by 1, 2
            union all
            select cast(happened_at at time zone :zone as date), status, count(*) from status_change c
            where office = :office and happened_at >= :from and happened_at < :before and status = 'APPLICANT_NOT_PRESENT'
                and not exists (select from status_change b
                    where b.registration_number = c.registration_number and b.status = 'ORIGINALS_NOT_SEEN')
            group by 1, 2 order by 1, 2""")
    List<PerDay> perDay(String office, String zone, Instant from, Instant before);

    /** How often something was done on a day for the same reason. */
    interface PerReason extends PerDay {

        String getRefusedAt();

        ReasonCode getReason();
    }

    @NativeQuery("select cast(happened_at at time zone :zone as date) as day, status, refused_at as \"refusedAt\","
            + " reason_code as reason, count(*) as times from (select happened_at, status, reason_code, "
            + REFUSED_AT + " as refused_at from status_change c"
            + " where office = :office and happened_at >= :from and happened_at < :before"
            + " and status in ('APPLICATION_REJECTED', 'PRINT_SPOILED')) c group by 1, 2, 3, 4 order by 1, 2, 3, 4")
    List<PerReason> perReason(String office, String zone, Instant from, Instant before);

    /** SQL for the cases to which something happened; where they were refused is asked for by the desk. */
    String CASES_OF = "select distinct registration_number from status_change c where office = :office"
            + " and happened_at >= :from and happened_at < :before and status in (:statuses)"
            + " and (status <> 'APPLICATION_REJECTED' or " + REFUSED_AT + " in (:refusedAt))";

    @NativeQuery(CASES_OF)
    List<String> casesOf(
            String office, Collection<String> statuses, Collection<String> refusedAt, Instant from, Instant before);

    /** Only those with this reason of the list; an empty one stands for those without. */
    @NativeQuery(CASES_OF + " and coalesce(reason_code, '') = :reason")
    List<String> casesOfReason(
            String office,
            Collection<String> statuses,
            Collection<String> refusedAt,
            String reason,
            Instant from,
            Instant before);

    /** How many passports of a product and kind became ready. */
    record IssuedOf(String product, String kind, long passports) {}

    @NativeQuery("""
            select f.application ->> 'product' as product, f.application ->> 'kind' as kind, count(*) as passports
            from status_change c join case_file f using (registration_number)
            where c.office = :office and c.happened_at >= :from and c.happened_at < :before
                and c.status = 'READY_FOR_PICKUP'
            group by 1, 2 order by 1, 2""")
    List<IssuedOf> issued(String office, Instant from, Instant before);

    /** A line of the history of some case. */
    interface Turned {

        String getRegistrationNumber();

        Status getStatus();

        Instant getHappenedAt();

        LocalDate getUntilDay();
    }

    /**
     * The lines of some kinds, oldest first, of all cases at an office that had one of them in a time. As an array, their
     * numbers are looked up one by one, which is far less than the whole table whatever the statistics say.
     */
    @NativeQuery("""
            select registration_number as "registrationNumber", status, happened_at as "happenedAt",
                until_day as "untilDay"
            from status_change where status in (:statuses) and registration_number = any(array(
                select distinct registration_number from status_change
                where office = :office and happened_at >= :from and happened_at < :before and status in (:statuses)))
            order by id""")
    List<Turned> turns(String office, Collection<String> statuses, Instant from, Instant before);

    /** Erases the history of a case that has ended. */
    @NativeQuery("select erase_rows_of_case('status_change', :registrationNumber, :now)")
    int erase(RegistrationNumber registrationNumber, Instant now);
}
