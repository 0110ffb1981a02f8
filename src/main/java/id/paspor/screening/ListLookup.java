package id.paspor.screening;

import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks an applicant up in the watch lists in force. Orders and deferrals lapse by law, so dates decide. */
@Component
class ListLookup {

    /** How alike two names must be if the list has no birth date, from 0 to 1; the index finds no others. Holds within a transaction. */
    private static final String LEAST_LIKENESS = "0.55";

    private final JdbcClient jdbc;
    private final RegisterLookup registers;
    private final CaseFiles cases;

    ListLookup(JdbcClient jdbc, RegisterLookup registers, CaseFiles cases) {
        this.jdbc = jdbc;
        this.registers = registers;
        this.cases = cases;
    }

    /**
     * Orders of today with the applicant's NIK, with the number of a passport that the applicant has or had, or with a
     * name like the applicant's; at most 20, the surest first. The same birth date makes up for a name that is less alike,
     * or for a part that is left out; another birth date takes a name that is nearly the same. See ADR 21.
     */
    List<ScreeningHit> orders(CaseFile file) {
        Application applicant = file.application();
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', ?, true)")
                .param(LEAST_LIKENESS)
                .query(String.class)
                .single();
        return jdbc.sql("""
                with asked as (
                    select name_key(?) as name, cast(? as text) as nik, cast(? as text[]) as passports,
                        cast(? as date) as born, cast(? as date) as today),
                candidate as (
                    select o.*, coalesce(o.nik = a.nik, false) as same_nik,
                        coalesce(o.passport_number = any(a.passports), false) as same_passport,
                        o.date_of_birth = a.born as same_birth,
                        case when o.date_of_birth = a.born
                            then greatest(similarity(o.name_key, a.name), strict_word_similarity(o.name_key, a.name),
                                strict_word_similarity(a.name, o.name_key))
                            else similarity(o.name_key, a.name)
                        end as likeness
                    from prevention_order o, asked a
                    where a.today between o.since and o.until
                        and (o.nik = a.nik or o.passport_number = any(a.passports) or o.name_key % a.name
                            or o.date_of_birth = a.born))
                select 'PREVENTION_ORDER' as kind,
                    concat(nik, '|', passport_number, '|', name_key, '|', date_of_birth, '|', authority, '|', reference, '|',
                        since) as subject,
                    case when same_nik then 'NIK' when same_passport then 'PASSPORT_NUMBER' else 'NAME' end as matched_by,
                    round(likeness * 100) as similarity, full_name, nik, date_of_birth, passport_number, authority,
                    reference, until
                from candidate
                where same_nik or same_passport
                    or likeness + case same_birth when true then 0.15 when false then -0.25 else 0.05 end >= 0.6
                order by same_nik desc, same_passport desc, likeness desc, id limit 20""")
                .params(
                        applicant.fullName(),
                        applicant.nik(),
                        registers.passportNumbers(file).toArray(String[]::new),
                        applicant.dateOfBirth(),
                        cases.todayAt(file))
                .query(ScreeningHit.class)
                .list();
    }

    /** Deferrals of today with the applicant's NIK. */
    List<ScreeningHit> deferrals(CaseFile file) {
        Application applicant = file.application();
        return jdbc.sql("""
                select 'DEFERRAL' as kind, concat(nik, '|', authority, '|', reference, '|', since) as subject,
                    'NIK' as matched_by, round(similarity(name_key(full_name), name_key(?)) * 100) as similarity,
                    full_name, nik, null as date_of_birth, null as passport_number, authority, reference, until
                from deferral where nik = ? and ? between since and until order by id""")
                .params(applicant.fullName(), applicant.nik(), cases.todayAt(file))
                .query(ScreeningHit.class)
                .list();
    }
}
