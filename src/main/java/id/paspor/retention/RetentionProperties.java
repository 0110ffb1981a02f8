package id.paspor.retention;

import id.paspor.kernel.erasure.Retention;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Settings under {@code paspor.retention}: the term of each {@link Retention}, at least a day. Others there are refused. */
@Validated
@ConfigurationProperties(value = "paspor.retention", ignoreUnknownFields = false)
record RetentionProperties(
        @NotNull Period drafts,
        @NotNull Period copies,
        @NotNull Period photos,
        @NotNull Period messages,
        @NotNull Period watchListEvidence,
        @NotNull Period watchListFiles,
        @NotNull Period bankCalls,
        @NotNull Period engineHistory,
        @NotNull Period looks,
        @NotNull Period unsuccessfulCases,
        @NotNull Period finishedCases,
        @NotNull Period accounts) {

    private static final Instant ANY_DAY = Instant.parse("2000-01-01T00:00:00Z");

    /** Whether no term is shorter than a day. */
    @AssertTrue(message = "a term is at least P1D")
    boolean isLongEnough() {
        return Arrays.stream(Retention.values())
                .allMatch(kind -> of(kind) == null || before(kind, ANY_DAY).isBefore(ANY_DAY));
    }

    /** The engine's history names applicants, and goes by itself: it may not outlast the case. */
    @AssertTrue(message = "engine-history may not be longer than the terms of cases")
    boolean isHistoryShorterThanCases() {
        return isShorter(Retention.UNSUCCESSFUL_CASES) && isShorter(Retention.FINISHED_CASES);
    }

    private boolean isShorter(Retention ofCases) {
        return engineHistory == null
                || of(ofCases) == null
                || !before(Retention.ENGINE_HISTORY, ANY_DAY).isBefore(before(ofCases, ANY_DAY));
    }

    /** What was done with before this moment is past its term now. */
    Instant before(Retention kind, Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(of(kind)).toInstant();
    }

    /** The term of a kind. */
    Period of(Retention kind) {
        return switch (kind) {
            case DRAFTS -> drafts;
            case COPIES -> copies;
            case PHOTOS -> photos;
            case MESSAGES -> messages;
            case WATCH_LIST_EVIDENCE -> watchListEvidence;
            case WATCH_LIST_FILES -> watchListFiles;
            case BANK_CALLS -> bankCalls;
            case ENGINE_HISTORY -> engineHistory;
            case LOOKS -> looks;
            case UNSUCCESSFUL_CASES -> unsuccessfulCases;
            case FINISHED_CASES -> finishedCases;
            case ACCOUNTS -> accounts;
        };
    }
}
