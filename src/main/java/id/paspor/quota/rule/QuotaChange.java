package id.paspor.quota.rule;

import java.time.Instant;
import java.util.Map;

/**
 * A change of an office's interview times, as it was recorded.
 *
 * @param what the key of its name in the message bundles
 * @param details what was set, by name
 */
public record QuotaChange(Instant changedAt, String changedBy, String what, Map<String, Object> details) {}
