package id.paspor.document;

import id.paspor.content.StoredContent;
import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DocumentCopyRepository extends Repository<DocumentCopyEntity, DocumentCopyEntity.Key> {

    /** A copy that there is, without its content. */
    record Present(String key, String sha256, boolean isAskedAgain) {}

    @Query("""
            select new id.paspor.document.DocumentCopyRepository$Present(c.key, c.sha256,
                case when d.askedAt is not null then true else false end)
            from DocumentCopyEntity d join d.content c
            where d.registrationNumber = :registrationNumber and d.code = :code""")
    Optional<Present> present(RegistrationNumber registrationNumber, String code);

    @Query("""
            select c from DocumentCopyEntity d join d.content c
            where d.registrationNumber = :registrationNumber and d.code = :code""")
    Optional<StoredContent> content(RegistrationNumber registrationNumber, String code);

    /** Puts a copy in the place of the one before, or of the request for it. */
    @Modifying
    @NativeQuery("""
            insert into document_copy (registration_number, code, content_key, pages, uploaded_at, uploaded_by)
            values (:registrationNumber, :code, :key, :pages, :now, :account)
            on conflict (registration_number, code) do update
            set content_key = excluded.content_key, pages = excluded.pages, uploaded_at = excluded.uploaded_at,
                uploaded_by = excluded.uploaded_by, asked_at = null, asked_by = null, reason = null""")
    void put(RegistrationNumber registrationNumber, String code, String key, int pages, Instant now, String account);

    /** Asks for a copy, or for another than there is. */
    @Modifying
    @NativeQuery("""
            insert into document_copy (registration_number, code, asked_at, asked_by, reason)
            values (:registrationNumber, :code, :now, :officer, :reason)
            on conflict (registration_number, code) do update
            set asked_at = excluded.asked_at, asked_by = excluded.asked_by, reason = excluded.reason""")
    void ask(RegistrationNumber registrationNumber, String code, Instant now, String officer, String reason);

    long countByRegistrationNumberIn(Collection<RegistrationNumber> registrationNumbers);

    @Query("select c.key from DocumentCopyEntity d join d.content c where d.registrationNumber = :registrationNumber")
    List<String> contentKeysOf(RegistrationNumber registrationNumber);

    @Modifying
    @Query("delete from DocumentCopyEntity d where d.registrationNumber = :registrationNumber")
    int erase(RegistrationNumber registrationNumber);
}
