package id.paspor.content;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What is done in the background where there is a store: it forgets what is nobody's, and where {@code paspor.content.move} says so
 * all content is moved to where new content is kept. As the store may be slow, nothing else waits for this thread.
 */
@Component
@ConditionalOnProperty("paspor.content.s3.bucket")
class ContentWork {

    private static final Logger LOG = LoggerFactory.getLogger(ContentWork.class);
    private static final int PAUSE_SECONDS = 10;

    private final Contents contents;
    private final ContentMove move;
    private final ContentProperties properties;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    ContentWork(Contents contents, ContentMove move, ContentProperties properties) {
        this.contents = contents;
        this.move = move;
        this.properties = properties;
    }

    @PostConstruct
    void start() {
        thread.scheduleWithFixedDelay(this::work, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void work() {
        try {
            contents.sweep();
            while (properties.move() && !thread.isShutdown() && move.moveSome(properties.store())) {
                contents.sweep();
            }
        } catch (RuntimeException failed) {
            LOG.warn("Content is neither swept nor moved for now: {}", failed.toString());
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
