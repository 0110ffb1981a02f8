package id.paspor.retention;

import id.paspor.kernel.erasure.Retention;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor}.
 *
 * @param retention the term of every kind, at least a day
 */
@Validated
@ConfigurationProperties("paspor")
record RetentionProperties(@NotNull Map<Retention, Period> retention) {

    private static final Instant ANY_DAY = Instant.parse("2000-01-01T00:00:00Z");

    /** Whether each kind has a term. */
    @AssertTrue(message = "every kind needs a term of at least P1D")
    boolean isComplete() {
        return Stream.of(Retention.values())
                .allMatch(kind ->
                        retention.containsKey(kind) && before(kind, ANY_DAY).isBefore(ANY_DAY));
    }

    /** The engine's history names applicants, and goes by itself: it may not outlast the case. */
    @AssertTrue(message = "engine-history may not be longer than the terms of cases")
    boolean isHistoryShorterThanCases() {
        return !isComplete()
                || Stream.of(Retention.UNSUCCESSFUL_CASES, Retention.FINISHED_CASES)
                        .noneMatch(ofCases ->
                                before(Retention.ENGINE_HISTORY, ANY_DAY).isBefore(before(ofCases, ANY_DAY)));
    }

    /** What was done with before this moment is past its term now. */
    Instant before(Retention kind, Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(retention.get(kind)).toInstant();
    }

    /** The term of a kind. */
    Period of(Retention kind) {
        return retention.get(kind);
    }
}
