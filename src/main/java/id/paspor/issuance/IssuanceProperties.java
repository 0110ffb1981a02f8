package id.paspor.issuance;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.issuance}.
 *
 * @param pickupPeriod how long a finished passport waits at the office
 * @param pickupReminders the three days after it was ready on which the applicant is reminded
 */
@Validated
@ConfigurationProperties("paspor.issuance")
record IssuanceProperties(
        @NotNull @DefaultValue("P1M") Period pickupPeriod,

        @NotNull @Size(min = 3, max = 3) @DefaultValue({"P7D", "P14D", "P25D"})
        List<Period> pickupReminders) {}
