package id.paspor.casefile.revision;

import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RevisionRepository extends Repository<RevisionEntity, Long> {

    void save(RevisionEntity revision);

    List<RevisionEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    @Modifying
    @Query("delete from RevisionEntity r where r.registrationNumber = :registrationNumber")
    void erase(RegistrationNumber registrationNumber);
}
