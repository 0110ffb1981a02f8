package id.paspor.content;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The content of a photo or a copy, under a key that says nothing about it. It is never changed; what other tables refer to is
 * there. {@link Contents#bytes} has the bytes.
 */
@Entity
@Table(name = "content")
public class StoredContent {

    @Id
    private String key;

    private String mediaType;
    private int size;
    private String sha256;

    @Enumerated(EnumType.STRING)
    private ContentState state;

    private byte[] bytes;

    /** Its name in the store; each copy that is put there has another. */
    private String object;

    private Instant doomedAt;

    /** Counts the moves, so that of two who move the same content one learns that the other was first. */
    private int moves;

    protected StoredContent() {}

    /** Under which other tables refer to it. */
    public String key() {
        return key;
    }

    /** Such as {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    String sha256() {
        return sha256;
    }

    ContentState state() {
        return state;
    }

    /** As they are in the database, or {@code null} if they are away. */
    byte[] bytes() {
        return bytes;
    }

    String object() {
        return object;
    }

    int moves() {
        return moves;
    }
}
