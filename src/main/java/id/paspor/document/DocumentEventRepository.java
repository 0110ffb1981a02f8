package id.paspor.document;

import java.util.List;
import org.springframework.data.repository.Repository;

interface DocumentEventRepository extends Repository<DocumentEventEntity, Long> {

    DocumentEventEntity save(DocumentEventEntity event);

    List<DocumentEventEntity> findByRegistrationNumberOrderById(String registrationNumber);
}
