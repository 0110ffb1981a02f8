package id.paspor.casefile.access;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface AccessRepository extends Repository<AccessEntity, Long> {

    /** The looks at a case file, newest first. */
    CasePart<Access> OF_CASE = new CasePart<>(Access.class, """
            select office, officer, string_to_array(desks, ',') as desks, looked_at, what
            from case_look where registration_number = :case order by id desc""");

    /** Records that an officer looks at cases, but for those at which the same officer did since some moment. */
    @Modifying
    @NativeQuery("""
            insert into case_look (registration_number, office, officer, desks, looked_at, what)
            select registration_number, office, :officer, :desks, :now, :what from case_file
            where registration_number = any (cast(:registrationNumbers as text[])) and not exists (
                select from case_look
                where registration_number = case_file.registration_number and officer = :officer and what = :what
                    and looked_at > :since)""")
    void record(String[] registrationNumbers, String officer, String desks, String what, Instant now, Instant since);

    List<AccessEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    long countByRegistrationNumberIn(Collection<RegistrationNumber> registrationNumbers);

    /** Erases who looked at a case that has ended. */
    @NativeQuery("select erase_rows_of_case('case_look', :registrationNumber, :now)")
    int erase(RegistrationNumber registrationNumber, Instant now);
}
