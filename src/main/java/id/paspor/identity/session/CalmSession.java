package id.paspor.identity.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.Session;

/**
 * A session that is written only when something in it has changed, and its last use at most ten times in the time after
 * which it ends. What cannot be read, because another version of the program wrote it, is not there.
 */
final class CalmSession implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(CalmSession.class);
    private static final int EXACT_TO_ONE_OF = 10;
    private static final SerializingConverter BYTES = new SerializingConverter();

    private final Session kept;
    private final Map<String, byte[]> read = new HashMap<>();
    private boolean begun;

    CalmSession(Session kept) {
        this.kept = kept;
    }

    /** Whether somebody has signed in to it since this was asked last. */
    boolean hasBegun() {
        boolean has = begun;
        begun = false;
        return has;
    }

    /** The session as the database knows it. */
    Session kept() {
        return kept;
    }

    @Override
    public <T> T getAttribute(String name) {
        try {
            T value = kept.getAttribute(name);
            if (value != null && !(value instanceof String)) {
                read.computeIfAbsent(name, unread -> BYTES.convert(value));
            }
            return value;
        } catch (ConversionException unreadable) {
            LOG.warn("Dropping {} from a session: it was written by another version", name);
            kept.removeAttribute(name);
            return null;
        }
    }

    /** Sets it, unless it is what was read: the webapps set who is signed in with every request. */
    @Override
    public void setAttribute(String name, Object value) {
        begun |= name.equals(SignIn.ATTRIBUTE);
        byte[] before = read.get(name);
        if (before == null || value == null || !Arrays.equals(before, BYTES.convert(value))) {
            read.remove(name);
            kept.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        read.remove(name);
        kept.removeAttribute(name);
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        Duration exactTo = kept.getMaxInactiveInterval().dividedBy(EXACT_TO_ONE_OF);
        if (!time.isBefore(kept.getLastAccessedTime().plus(exactTo))) {
            kept.setLastAccessedTime(time);
        }
    }

    @Override
    public String getId() {
        return kept.getId();
    }

    @Override
    public String changeSessionId() {
        return kept.changeSessionId();
    }

    @Override
    public Set<String> getAttributeNames() {
        return kept.getAttributeNames();
    }

    @Override
    public Instant getCreationTime() {
        return kept.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return kept.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return kept.isExpired();
    }
}
