package id.paspor.casefile.note;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.reading.CasePart;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CaseNoteRepository extends Repository<CaseNoteEntity, Long>, ErasedWithCase {

    /** The notes on a case, newest first. */
    CasePart<CaseNote> OF_CASE = new CasePart<>(
            CaseNote.class,
            "select text, written_at, author from case_note where registration_number = :case order by id desc");

    void save(CaseNoteEntity note);

    List<CaseNoteEntity> findByRegistrationNumberOrderByIdDesc(RegistrationNumber registrationNumber);

    @Override
    @Modifying
    @Query("delete from CaseNoteEntity n where n.registrationNumber = :registrationNumber")
    void eraseWith(RegistrationNumber registrationNumber);
}
