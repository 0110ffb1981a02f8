package id.paspor.payment;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.payment}.
 *
 * @param dueIn how long a bill may be paid
 * @param remindBefore how long before the due time the applicant is reminded
 * @param banks by name; the first in alphabetical order issues the virtual accounts
 */
@Validated
@ConfigurationProperties("paspor.payment")
record PaymentProperties(
        @NotNull @DefaultValue("P7D") Period dueIn,
        @NotNull @DefaultValue("P2D") Period remindBefore,
        @NotEmpty Map<String, Bank> banks) {

    /**
     * One bank.
     *
     * @param serviceId the prefix of its virtual account numbers, at most 8 digits (SNAP BI {@code partnerServiceId})
     */
    record Bank(@NotNull @Pattern(regexp = "[0-9]{1,8}") String serviceId) {}
}
