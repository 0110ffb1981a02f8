package id.paspor.screening;

import id.paspor.casefile.Nik;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeferralRepository extends Repository<Deferral, Long> {

    /** Deferrals of a day with this NIK, and how alike their names are to this one. */
    @NativeQuery("""
            select concat(nik, '|', authority, '|', reference, '|', since) as subject, 'NIK' as matched_by,
                cast(round(similarity(name_key(full_name), name_key(:name)) * 100) as int) as similarity, full_name, nik,
                cast(null as date) as date_of_birth, cast(null as text) as passport_number, authority, reference, until
            from deferral where nik = :nik and :day between since and until order by id""")
    List<ListedPerson> of(String name, Nik nik, LocalDate day);

    @Modifying
    @Query("delete from Deferral")
    void clear();

    /** Adds entries, which come as columns. */
    @Modifying
    @NativeQuery("""
            insert into deferral (nik, full_name, authority, reference, since, until)
            select * from unnest(cast(:niks as text[]), cast(:names as text[]), cast(:authorities as text[]),
                cast(:references as text[]), cast(:since as date[]), cast(:until as date[]))""")
    void add(String[] niks, String[] names, String[] authorities, String[] references, String[] since, String[] until);
}
