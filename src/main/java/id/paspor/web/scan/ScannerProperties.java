package id.paspor.web.scan;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.uploads.scanner}.
 *
 * @param host where clamd listens; without it no file is scanned
 * @param port its TCP port
 * @param timeout how long one file may take, from the call to the answer
 */
@Validated
@ConfigurationProperties("paspor.uploads.scanner")
record ScannerProperties(
        String host,
        @Min(1) @Max(65_535) @DefaultValue("3310") int port,
        @NotNull @DefaultValue("20s") Duration timeout) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @AssertTrue(message = "paspor.uploads.scanner.timeout may be at most 5 minutes")
    boolean isBearable() {
        return timeout == null || timeout.toMillis() > 0 && timeout.compareTo(LONGEST) <= 0;
    }
}
