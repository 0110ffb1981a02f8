package id.paspor.casefile.revision;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.reading.CasePart;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RevisionRepository extends Repository<RevisionEntity, Long>, ErasedWithCase {

    /** What was changed in a case, newest first. */
    CasePart<Revision> OF_CASE = new CasePart<>(
            Revision.class,
            "select revised_at, changes, revised_by, reason from case_revision where registration_number = :case"
                    + " order by id desc");

    void save(RevisionEntity revision);

    List<RevisionEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    @Override
    @Modifying
    @Query("delete from RevisionEntity r where r.registrationNumber = :registrationNumber")
    void eraseWith(RegistrationNumber registrationNumber);
}
