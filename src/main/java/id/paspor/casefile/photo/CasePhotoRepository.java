package id.paspor.casefile.photo;

import id.paspor.content.StoredContent;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CasePhotoRepository extends Repository<CasePhoto, RegistrationNumber> {

    /** Who took the photo in the case file. */
    CasePart<Photos.Taken> TAKEN = new CasePart<>(
            Photos.Taken.class,
            "select taken_by as by, taken_at as at from case_photo where registration_number = :case");

    @Query("select c from CasePhoto p join p.content c where p.registrationNumber = :registrationNumber")
    Optional<StoredContent> find(RegistrationNumber registrationNumber);

    @Query("select new id.paspor.casefile.photo.Photos$Taken(p.takenBy, p.takenAt) from CasePhoto p"
            + " where p.registrationNumber = :registrationNumber")
    Optional<Photos.Taken> taken(RegistrationNumber registrationNumber);

    @Query("select count(p) > 0 from CasePhoto p where p.registrationNumber = :registrationNumber")
    boolean existsByRegistrationNumber(RegistrationNumber registrationNumber);

    /**
     * Puts a photo in the place of an earlier one; of two that come at once the later stays.
     *
     * @return the key of the content that was replaced
     */
    @NativeQuery("""
            insert into case_photo (registration_number, content_key, taken_at, taken_by)
            values (:registrationNumber, :key, :now, :officer)
            on conflict (registration_number)
            do update set replaced = case_photo.content_key, content_key = excluded.content_key,
                taken_at = excluded.taken_at, taken_by = excluded.taken_by
            returning replaced""")
    Optional<String> put(RegistrationNumber registrationNumber, String key, Instant now, String officer);

    long countByRegistrationNumberIn(Collection<RegistrationNumber> registrationNumbers);

    /** Deletes the photo, and returns the key of its content. */
    @NativeQuery("delete from case_photo where registration_number = :registrationNumber returning content_key")
    Optional<String> erase(RegistrationNumber registrationNumber);
}
