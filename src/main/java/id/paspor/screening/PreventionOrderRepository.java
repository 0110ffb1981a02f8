package id.paspor.screening;

import id.paspor.casefile.Nik;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PreventionOrderRepository extends Repository<PreventionOrder, Long> {

    /** How alike two names must be for the index to find one by the other, from 0 to 1. Holds within the transaction. */
    @NativeQuery("select set_config('pg_trgm.similarity_threshold', cast(:least as text), true)")
    String requireLikeness(double least);

    /**
     * Orders of a day with this NIK, with one of these passports, or with a name like this one; at most 20, the surest
     * first. The same birth date makes up for a name that is less alike, or for a part that is left out; another birth date
     * takes a name that is nearly the same. See ADR 21.
     */
    @NativeQuery("""
            with asked as (
                select name_key(:name) as name, cast(:nik as text) as nik, cast(:passports as text[]) as passports,
                    cast(:born as date) as born, cast(:day as date) as today),
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
            select concat(nik, '|', passport_number, '|', name_key, '|', date_of_birth, '|', authority, '|', reference,
                    '|', since) as subject,
                case when same_nik then 'NIK' when same_passport then 'PASSPORT_NUMBER' else 'NAME' end as matched_by,
                cast(round(likeness * 100) as int) as similarity, full_name, nik, date_of_birth, passport_number,
                authority, reference, until
            from candidate
            where same_nik or same_passport
                or likeness + case same_birth when true then 0.15 when false then -0.25 else 0.05 end >= 0.6
            order by same_nik desc, same_passport desc, likeness desc, id limit 20""")
    List<ListedPerson> like(String name, Nik nik, String[] passports, LocalDate born, LocalDate day);

    @Modifying
    @Query("delete from PreventionOrder")
    void clear();

    /** Adds entries, which come as columns. */
    @Modifying
    @NativeQuery("""
            insert into prevention_order (nik, passport_number, full_name, date_of_birth, authority, reference, since,
                until)
            select * from unnest(cast(:niks as text[]), cast(:passports as text[]), cast(:names as text[]),
                cast(:births as date[]), cast(:authorities as text[]), cast(:references as text[]),
                cast(:since as date[]), cast(:until as date[]))""")
    void add(
            String[] niks,
            String[] passports,
            String[] names,
            String[] births,
            String[] authorities,
            String[] references,
            String[] since,
            String[] until);
}
