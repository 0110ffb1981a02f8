package id.paspor.content;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface StoredContentRepository extends Repository<StoredContent, String> {

    Optional<StoredContent> findByKey(String key);

    /** Where a content is: its bytes, if they are in the database, and the name of its object, if there may be one. */
    record Whereabouts(byte[] bytes, String object) {}

    /** Where a content is now, whatever was read before in the same transaction. */
    @Query("select new id.paspor.content.StoredContentRepository$Whereabouts(c.bytes, c.object)"
            + " from StoredContent c where c.key = :key")
    Optional<Whereabouts> whereabouts(String key);

    @Modifying
    @NativeQuery("""
            insert into content (key, media_type, size, sha256, state, bytes)
            values (:key, :mediaType, :size, :sha256, 'HERE', :bytes)""")
    void keepHere(String key, String mediaType, int size, String sha256, byte[] bytes);

    /** Notes an object before it is put into the store, under the content's key; unless it is kept, it is swept. */
    @Modifying
    @Transactional
    @NativeQuery("""
            insert into content (key, media_type, size, sha256, state, object, doomed_at)
            values (:key, :mediaType, :size, :sha256, 'DOOMED', :key, :doomedAt)""")
    void announce(String key, String mediaType, int size, String sha256, Instant doomedAt);

    /** Keeps what was put under an announced key; 0 when it was swept. */
    @Modifying
    @Query("update StoredContent c set c.state = AWAY, c.doomedAt = null where c.key = :key and c.state = DOOMED")
    int keepAway(String key);

    /** Forgets what is in the database only; 0 when the store has to forget it too. */
    @Modifying
    @Query("delete from StoredContent c where c.key = :key and c.state = HERE")
    int forgetHere(String key);

    @Modifying
    @Query("update StoredContent c set c.state = DOOMED, c.bytes = null, c.doomedAt = :now, c.moves = c.moves + 1"
            + " where c.key = :key")
    void doom(String key, Instant now);

    /** A content that is nobody's. */
    record Doomed(String key, String object) {}

    @Query("select new id.paspor.content.StoredContentRepository$Doomed(c.key, c.object) from StoredContent c"
            + " where c.state = DOOMED and c.doomedAt <= :now order by c.doomedAt")
    List<Doomed> doomed(Instant now, Limit most);

    @Modifying
    @Transactional
    @Query("delete from StoredContent c where c.key = :key and c.state = DOOMED and c.doomedAt <= :now")
    void swept(String key, Instant now);

    /** A content that is to be moved, without its bytes. */
    record Movable(String key, ContentState state, String object, int moves) {}

    @Query(
            "select new id.paspor.content.StoredContentRepository$Movable(c.key, c.state, c.object, c.moves) from StoredContent c"
                    + " where c.state in :states and c.key > :after order by c.key")
    List<Movable> movable(Collection<ContentState> states, String after, Limit most);

    /** Goes on to a state; 0 when somebody else moved or deleted the content meanwhile, as with the others below. */
    @Modifying
    @Transactional
    @Query("update StoredContent c set c.state = :to, c.object = :object, c.moves = c.moves + 1"
            + " where c.key = :key and c.moves = :moves")
    int go(String key, int moves, ContentState to, String object);

    @Modifying
    @Transactional
    @Query("update StoredContent c set c.state = AWAY, c.bytes = null, c.moves = c.moves + 1"
            + " where c.key = :key and c.moves = :moves")
    int leave(String key, int moves);

    @Modifying
    @Transactional
    @Query("update StoredContent c set c.state = RETURNED, c.bytes = :bytes, c.moves = c.moves + 1"
            + " where c.key = :key and c.moves = :moves")
    int comeBack(String key, int moves, byte[] bytes);

    boolean existsByStateIn(Collection<ContentState> states);

    boolean existsByKeyAndObject(String key, String object);
}
