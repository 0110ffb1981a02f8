package id.paspor.content;

import id.paspor.content.ContentProperties.Store;
import id.paspor.content.StoredContentRepository.Doomed;
import id.paspor.content.StoredContentRepository.Whereabouts;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the content of photos and copies, in the database or in a store that speaks S3. The table {@code content} knows of all of
 * it, wherever it is, and other tables refer to it by its key: what they refer to is there, and what none does is swept.
 */
@Service
public class Contents {

    /** A query of {@code media_type} and {@code size}, in bytes, of the content whose key follows, for what refers to it. */
    public static final String FACTS = "select media_type, size from content where key = ";

    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final Duration TIME_TO_KEEP = Duration.ofHours(1);
    private static final int SWEPT_AT_ONCE = 100;
    private static final int LOOKS = 3;
    private static final Set<ContentState> IN_STORE = EnumSet.complementOf(EnumSet.of(ContentState.HERE));

    private final StoredContentRepository stored;
    private final ObjectProvider<S3Objects> objects;
    private final ContentProperties properties;
    private final Clock clock;

    Contents(
            StoredContentRepository stored,
            ObjectProvider<S3Objects> objects,
            ContentProperties properties,
            Clock clock) {
        this.stored = stored;
        this.objects = objects;
        this.properties = properties;
        this.clock = clock;
    }

    /** Content that can be kept, within an hour. */
    public static final class Ready {

        private final String key = UUID.randomUUID().toString();
        private final byte[] bytes;
        private final String mediaType;
        private final String sha256;
        private final Store store;

        private Ready(byte[] bytes, String mediaType, Store store) {
            this.bytes = bytes;
            this.mediaType = mediaType;
            this.sha256 = DigestUtils.sha256Hex(bytes);
            this.store = store;
        }

        /** Under which it will be kept. */
        public String key() {
            return key;
        }
    }

    /** A program that cannot reach some of its content had better not start. */
    @PostConstruct
    void requireStore() {
        if (objects.getIfAvailable() == null && stored.existsByStateIn(IN_STORE)) {
            throw new IllegalStateException(
                    "The database says that content is in a store that speaks S3: set paspor.content.s3");
        }
    }

    /** Makes content ready to be kept. As this may ask the store, no transaction is to be open. */
    public Ready ready(byte[] bytes, String mediaType) {
        Ready ready = new Ready(bytes, mediaType, properties.store());
        if (ready.store == Store.S3) {
            stored.announce(
                    ready.key,
                    mediaType,
                    bytes.length,
                    ready.sha256,
                    clock.instant().plus(TIME_TO_KEEP));
            objects.getObject().put(ready.key, bytes, mediaType);
        }
        return ready;
    }

    /** Keeps content, in the transaction of the row that refers to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Ready ready) {
        if (ready.store == Store.DATABASE) {
            stored.keepHere(ready.key, ready.mediaType, ready.bytes.length, ready.sha256, ready.bytes);
        } else if (stored.keepAway(ready.key) == 0) {
            throw new IllegalStateException("content " + ready.key + " was not kept in time");
        }
    }

    /** The bytes of a content. Those in the database were read with it; the store may be asked for others. */
    public byte[] bytes(StoredContent content) {
        return content.bytes() != null ? content.bytes() : bytesAway(content);
    }

    private byte[] bytesAway(StoredContent content) {
        String object = content.object();
        for (int look = 0; look < LOOKS; look++) {
            Optional<byte[]> found = objects.getObject().find(object);
            if (found.isPresent()) {
                return found.get();
            }
            // it may have come back meanwhile, and gone again
            Whereabouts now = stored.whereabouts(content.key()).orElseThrow(() -> gone(content));
            if (now.bytes() != null) {
                return now.bytes();
            }
            object = now.object();
        }
        throw gone(content);
    }

    private static IllegalStateException gone(StoredContent content) {
        return new IllegalStateException("no content " + content.key());
    }

    /**
     * Forgets a content, in the transaction of the row that no longer refers to it. What is in the database is gone with that
     * transaction, what is in the store within minutes of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String key) {
        if (stored.forgetHere(key) == 0) {
            stored.doom(key, clock.instant());
        }
    }

    /** Has the store forget what is nobody's; what it does not forget now it will later. */
    void sweep() {
        Instant now = clock.instant();
        for (Doomed content : stored.doomed(now, Limit.of(SWEPT_AT_ONCE))) {
            try {
                objects.getObject().delete(content.object());
                stored.swept(content.key(), now);
            } catch (RuntimeException failed) {
                LOG.warn("The content {} is nobody's but could not be deleted: {}", content.key(), failed.toString());
                return;
            }
        }
    }
}
