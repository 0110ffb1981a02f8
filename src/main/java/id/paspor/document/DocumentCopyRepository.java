package id.paspor.document;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DocumentCopyRepository extends Repository<DocumentCopyEntity, DocumentCopyEntity.Key> {

    Optional<DocumentCopyEntity> findByRegistrationNumberAndCodeAndContentKeyIsNotNull(
            String registrationNumber, String code);

    /** Puts a copy in the place of the one before, or of the request for it. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into document_copy (registration_number, code, content_key, content_type, size, sha256, pages,
                uploaded_at, uploaded_by)
            values (:registrationNumber, :code, :key, :type, :size, :sha256, :pages, :now, :account)
            on conflict (registration_number, code) do update
            set content_key = excluded.content_key, content_type = excluded.content_type, size = excluded.size,
                sha256 = excluded.sha256, pages = excluded.pages, uploaded_at = excluded.uploaded_at,
                uploaded_by = excluded.uploaded_by, asked_at = null, asked_by = null, reason = null""")
    void put(
            String registrationNumber,
            String code,
            String key,
            String type,
            int size,
            String sha256,
            int pages,
            Instant now,
            String account);

    /** Asks for a copy, or for another than there is. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into document_copy (registration_number, code, asked_at, asked_by, reason)
            values (:registrationNumber, :code, :now, :officer, :reason)
            on conflict (registration_number, code) do update
            set asked_at = excluded.asked_at, asked_by = excluded.asked_by, reason = excluded.reason""")
    void ask(String registrationNumber, String code, Instant now, String officer, String reason);
}
