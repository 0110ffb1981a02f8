package id.paspor.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StatusChangeRepository extends Repository<StatusChange, Long> {

    StatusChange save(StatusChange change);

    List<StatusChange> findByRegistrationNumberOrderById(String registrationNumber);

    @Query("select distinct c.registrationNumber from StatusChange c"
            + " where c.status = :status and c.registrationNumber in :registrationNumbers")
    Set<String> having(Status status, Collection<String> registrationNumbers);
}
