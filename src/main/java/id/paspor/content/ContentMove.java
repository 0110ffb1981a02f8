package id.paspor.content;

import id.paspor.content.ContentProperties.Store;
import id.paspor.content.StoredContentRepository.Movable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Moves content between the database and the store, some at a time, while the program runs. The source is deleted once what arrived was read again and has the same digest. Each step is noted before it is taken, so that whoever
 * goes on after a kill, or moves the other way, knows what there may be.
 */
@Component
class ContentMove {

    private static final Logger LOG = LoggerFactory.getLogger(ContentMove.class);
    private static final int BATCH = 20;
    private static final String BEGINNING = "";

    private static final Map<Store, Set<ContentState>> TO_MOVE = Map.of(
            Store.S3, Set.of(ContentState.HERE, ContentState.COPYING, ContentState.RETURNED),
            Store.DATABASE, Set.of(ContentState.AWAY, ContentState.COPYING, ContentState.RETURNED));

    private final StoredContentRepository stored;
    private final ObjectProvider<S3Objects> objects;
    private String reached = BEGINNING;
    private long moved;
    private long left;

    ContentMove(StoredContentRepository stored, ObjectProvider<S3Objects> objects) {
        this.stored = stored;
        this.objects = objects;
    }

    /**
     * Moves the next few, and says whether to go on at once: not after the last, and not with a store that does not answer;
     * when it is called again it goes on behind what it could not move, and begins again after the last.
     */
    boolean moveSome(Store to) {
        List<Movable> batch = stored.movable(TO_MOVE.get(to), reached, Limit.of(BATCH));
        for (Movable content : batch) {
            reached = content.key();
            try {
                if (isMoved(content, to)) {
                    moved++;
                } else {
                    left++;
                }
            } catch (RuntimeException failed) {
                left++;
                LOG.warn("The content {} could not be moved: {}", content.key(), failed.toString());
                return false;
            }
        }
        if (batch.isEmpty()) {
            begin(to);
        }
        return !batch.isEmpty();
    }

    private void begin(Store to) {
        if (moved + left > 0) {
            LOG.info("Content moved to {}: {}; left where it was: {}", to, moved, left);
        }
        reached = BEGINNING;
        moved = 0;
        left = 0;
    }

    private boolean isMoved(Movable content, Store to) {
        return switch (content.state()) {
            case HERE -> isSentAway(content, content.key() + "-" + content.moves());
            case COPYING -> to == Store.S3 ? isSentAway(content, content.object()) : isWithoutObject(content);
            case AWAY -> isBroughtBack(content);
            // where it goes, it first has to have arrived where it comes from
            case RETURNED -> isWithoutObject(content) && to == Store.DATABASE;
            case DOOMED -> false;
        };
    }

    private boolean isSentAway(Movable content, String object) {
        String key = content.key();
        Optional<StoredContent> here = stored.findByKey(key);
        if (here.filter(found -> isWhole(found, found.bytes())).isEmpty()) {
            here.ifPresent(damaged ->
                    LOG.error("The content {} in the database is not what was once kept, and is left there", key));
            return false;
        }
        if (stored.go(key, content.moves(), ContentState.COPYING, object) == 0) {
            return false;
        }
        S3Objects store = objects.getObject();
        store.put(object, here.get().bytes(), here.get().mediaType());
        boolean arrived =
                store.find(object).filter(found -> isWhole(here.get(), found)).isPresent();
        boolean done = arrived && stored.leave(key, content.moves() + 1) == 1;
        if (!done && !stored.existsByKeyAndObject(key, object)) {
            // deleted or brought back meanwhile: nobody else knows of the object any more
            store.delete(object);
        }
        return done;
    }

    private boolean isBroughtBack(Movable content) {
        StoredContent away = stored.findByKey(content.key()).orElseThrow();
        Optional<byte[]> object = objects.getObject().find(content.object()).filter(bytes -> isWhole(away, bytes));
        if (object.isEmpty()) {
            LOG.error("The content {} is not in the store as it was once kept, and is left there", content.key());
            return false;
        }
        return stored.comeBack(content.key(), content.moves(), object.get()) == 1
                && isDeletedThere(content, content.moves() + 1);
    }

    private boolean isWithoutObject(Movable content) {
        return stored.go(content.key(), content.moves(), ContentState.RETURNED, content.object()) == 1
                && isDeletedThere(content, content.moves() + 1);
    }

    private boolean isDeletedThere(Movable content, int moves) {
        objects.getObject().delete(content.object());
        return stored.go(content.key(), moves, ContentState.HERE, null) == 1;
    }

    private static boolean isWhole(StoredContent content, byte[] bytes) {
        return bytes != null && content.sha256().equals(DigestUtils.sha256Hex(bytes));
    }
}
