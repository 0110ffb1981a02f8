package id.paspor.supervision.mend;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.supervision.alerts}: how many of an office there may be before somebody is told.
 *
 * @param incidents steps that are stuck
 * @param late cases that are late
 * @param operators addresses that are told of every office, besides its supervisors
 */
@Validated
@ConfigurationProperties("paspor.supervision.alerts")
record AlertProperties(
        @Min(0) @DefaultValue("5") int incidents,
        @Min(0) @DefaultValue("50") int late,
        @DefaultValue List<@Email String> operators) {}
