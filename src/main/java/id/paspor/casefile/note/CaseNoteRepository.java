package id.paspor.casefile.note;

import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CaseNoteRepository extends Repository<CaseNoteEntity, Long> {

    void save(CaseNoteEntity note);

    List<CaseNoteEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    @Modifying
    @Query("delete from CaseNoteEntity n where n.registrationNumber = :registrationNumber")
    void erase(RegistrationNumber registrationNumber);
}
