package id.paspor.document;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DocumentEventRepository extends Repository<DocumentEventEntity, Long> {

    /** What happened to the documents of a case, oldest first. */
    CasePart<DocumentEvent> OF_CASE = new CasePart<>(
            DocumentEvent.class,
            "select code, what, happened_at, actor, reason from document_event where registration_number = :case"
                    + " order by id");

    DocumentEventEntity save(DocumentEventEntity event);

    @Query("select e from DocumentEventEntity e" + " where e.registrationNumber = :registrationNumber order by e.id")
    List<DocumentEventEntity> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    /** Erases what happened to the copies of a case that has ended. */
    @NativeQuery("select erase_rows_of_case('document_event', :registrationNumber, :now)")
    int erase(RegistrationNumber registrationNumber, Instant now);
}
