package id.paspor.quota.rule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface QuotaRuleRepository extends Repository<QuotaRuleEntity, Long> {

    QuotaRuleEntity save(QuotaRuleEntity rule);

    void delete(QuotaRuleEntity rule);

    void flush();

    Optional<QuotaRuleEntity> findByOfficeAndId(String office, long id);

    /** The rules of an office that hold on a day or later. */
    @Query("select r from QuotaRuleEntity r where r.office = :office and (r.validTo is null or r.validTo >= :day)"
            + " order by r.slotClass, r.weekday, r.validFrom, r.opens")
    List<QuotaRuleEntity> holding(String office, LocalDate day);

    /** The rules of which another one would say something else about the same hours. */
    @NativeQuery("""
            select * from quota_rule
            where office = :office and class = :slotClass and weekday = :weekday and opens < :closes and closes > :opens
                and daterange(valid_from, valid_to, '[]') && daterange(:first, cast(:last as date), '[]') order by id""")
    List<QuotaRuleEntity> overlapping(
            String office,
            String slotClass,
            int weekday,
            LocalTime opens,
            LocalTime closes,
            LocalDate first,
            LocalDate last);

    /** Lets nobody else change the rules or slots of an office until this transaction ends. */
    @NativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('paspor.quota.' || :office, 0))")
    int lock(String office);
}
