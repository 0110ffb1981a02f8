package id.paspor.kernel;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/**
 * The log of what matters for security (OWASP ASVS 5.0, V16.3): the logger {@code paspor.security}, one line an event, with
 * its facts as key-value pairs too, and the counter {@code paspor_security_events_total}. It takes ids of accounts and cases,
 * addresses of clients and names of doors, never personal data or anything that somebody typed.
 */
@Component
public class SecurityLog {

    private static final Logger LOG = LoggerFactory.getLogger("paspor.security");

    private final MeterRegistry meters;

    SecurityLog(MeterRegistry meters) {
        this.meters = meters;
        for (SecurityEvent event : SecurityEvent.values()) {
            count(event, 0);
        }
    }

    /**
     * Writes an event down.
     *
     * @param facts what belongs to it, such as {@code account} and {@code case}
     */
    public void record(SecurityEvent event, Map<String, String> facts) {
        count(event, 1);
        StringBuilder line = new StringBuilder(event.name());
        LoggingEventBuilder entry = LOG.atInfo().addKeyValue("event", event.name());
        new TreeMap<>(facts).forEach((name, value) -> {
            entry.addKeyValue(name, value);
            line.append(' ').append(name).append('=').append(value);
        });
        entry.log(line.toString());
    }

    private void count(SecurityEvent event, int times) {
        meters.counter("paspor.security.events", "event", event.name()).increment(times);
    }
}
