package id.paspor.screening;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code paspor.screening}. Others there are refused, since how long files are kept was once set here too.
 *
 * @param duplicateIdentities whether somebody of the same name, birth date and mother's name under another NIK is a hit
 * @param watchListMaxSize the largest file of a watch list
 */
@Validated
@ConfigurationProperties(value = "paspor.screening", ignoreUnknownFields = false)
record ScreeningProperties(
        @DefaultValue("true") boolean duplicateIdentities,
        @NotNull DataSize watchListMaxSize) {}
