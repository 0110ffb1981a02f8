package id.paspor.support.outside;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what the program does by itself, which takes it some hundredths of a second. */
public final class Soon {

    private Soon() {}

    /** Awaitility looks ten times a second, and not at once; this looks at once, and every few milliseconds. */
    public static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(15));
    }
}
