package id.paspor.document;

import id.paspor.content.Contents;
import id.paspor.document.Documents.RequiredDocument;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RequiredDocumentRepository extends Repository<RequiredDocumentEntity, Long> {

    /** What a case needs, in the order of the decision table. */
    CasePart<RequiredDocument> NEEDED = new CasePart<>(
            RequiredDocument.class,
            "select code, original_seen_by, original_seen_at from required_document"
                    + " where registration_number = :case and needed order by id");

    /** What a case needs, with the copies that there are; whether one may be put in is for whoever knows the case to say. */
    CasePart<DocumentCopy> COPIES = new CasePart<>(DocumentCopy.class, """
            select d.code, d.original_seen_by, k.media_type as type, k.size, c.pages, c.uploaded_at, c.uploaded_by,
                c.asked_at, c.asked_by, c.reason
            from required_document d left join document_copy c
                on c.registration_number = d.registration_number and c.code = d.code
                left join lateral (""" + Contents.FACTS + """
            c.content_key) k on true
            where d.registration_number = :case and d.needed order by d.id""");

    @Query("select d from RequiredDocumentEntity d"
            + " where d.registrationNumber = :registrationNumber and d.needed order by d.id")
    List<RequiredDocumentEntity> findByRegistrationNumberAndNeededIsTrueOrderById(
            RegistrationNumber registrationNumber);

    /** What a case needs or needed once. */
    @Query("select d from RequiredDocumentEntity d where d.registrationNumber = :registrationNumber order by d.id")
    List<RequiredDocumentEntity> findByRegistrationNumberOrderById(RegistrationNumber registrationNumber);

    /** Adds what a case needs, in this order, and returns what it did not need until now. */
    @NativeQuery("""
            insert into required_document (registration_number, code)
            select :registrationNumber, code from unnest(cast(:codes as text[])) code
            on conflict (registration_number, code) do update set needed = true where not required_document.needed
            returning code""")
    List<String> require(RegistrationNumber registrationNumber, String[] codes);

    /** Keeps what a case no longer needs as such, and returns it. */
    @NativeQuery("""
            update required_document set needed = false
            where registration_number = :registrationNumber and needed and code <> all (cast(:codes as text[]))
            returning code""")
    List<String> release(RegistrationNumber registrationNumber, String[] codes);

    /** Notes who saw these originals first. */
    @Modifying
    @NativeQuery("""
            update required_document set original_seen_at = :now, original_seen_by = :officer
            where registration_number = :registrationNumber and code in :codes and original_seen_at is null""")
    void noteOriginalsSeen(
            RegistrationNumber registrationNumber, Collection<String> codes, Instant now, String officer);

    /** Has whoever changes the copy of a document wait for others who do. */
    @NativeQuery("select id from required_document"
            + " where registration_number = :registrationNumber and code = :code for update")
    Long lock(RegistrationNumber registrationNumber, String code);

    /**
     * What a case needs, with the copies that there are.
     *
     * @param all also what it needed once
     * @param open whether any copy may be put in
     * @param wanted whether one that was asked for may be
     */
    @Query("""
            select new id.paspor.document.DocumentCopy(d.code, d.originalSeenBy, k.mediaType, k.size, c.pages, c.uploadedAt,
                c.uploadedBy, c.askedAt, c.askedBy, c.reason,
                case when :open = true or (:wanted = true and c.askedAt is not null) then true else false end)
            from RequiredDocumentEntity d left join DocumentCopyEntity c
                on c.registrationNumber = d.registrationNumber and c.code = d.code
                left join c.content k
            where d.registrationNumber = :registrationNumber and (d.needed = true or :all = true) order by d.id""")
    List<DocumentCopy> copies(RegistrationNumber registrationNumber, boolean open, boolean wanted, boolean all);

    @Modifying
    @Query("delete from RequiredDocumentEntity d where d.registrationNumber = :registrationNumber")
    void erase(RegistrationNumber registrationNumber);
}
