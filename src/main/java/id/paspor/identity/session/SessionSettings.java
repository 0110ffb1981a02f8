package id.paspor.identity.session;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long somebody stays signed in.
 *
 * @param idle after this time without a request a session ends, to the minute
 * @param longest after this time a session ends, however busy it is
 * @param mostPerAccount with one more, the session of the account that was idle longest ends
 */
@Validated
@ConfigurationProperties("paspor.sessions")
record SessionSettings(
        @NotNull @DefaultValue("PT30M") Duration idle,
        @NotNull @DefaultValue("PT12H") Duration longest,
        @Min(1) @DefaultValue("10") int mostPerAccount) {}
