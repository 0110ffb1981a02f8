package id.paspor.casefile.photo;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface CasePhotoRepository extends Repository<CasePhoto, String> {

    Optional<CasePhoto> findByRegistrationNumber(String registrationNumber);

    boolean existsByRegistrationNumber(String registrationNumber);

    /** Puts a photo in the place of an earlier one; of two that come at once the later stays. */
    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = """
            insert into case_photo (registration_number, jpeg, taken_at, taken_by)
            values (:registrationNumber, :jpeg, :now, :officer)
            on conflict (registration_number)
            do update set jpeg = excluded.jpeg, taken_at = excluded.taken_at, taken_by = excluded.taken_by""")
    void put(String registrationNumber, byte[] jpeg, Instant now, String officer);
}
