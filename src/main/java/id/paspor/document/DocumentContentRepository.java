package id.paspor.document;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface DocumentContentRepository extends Repository<DocumentContent, String> {

    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = "insert into document_content (key, content) values (:key, :content)")
    void put(String key, byte[] content);

    Optional<DocumentContent> findByKey(String key);

    @Modifying
    @Transactional
    @Query("delete from DocumentContent c where c.key = :key")
    void delete(String key);
}
