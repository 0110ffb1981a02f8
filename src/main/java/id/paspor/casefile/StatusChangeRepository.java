package id.paspor.casefile;

import java.util.List;
import org.springframework.data.repository.Repository;

interface StatusChangeRepository extends Repository<StatusChange, Long> {

    StatusChange save(StatusChange change);

    List<StatusChange> findByRegistrationNumberOrderById(String registrationNumber);
}
