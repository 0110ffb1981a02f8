package id.paspor.booklet;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings under {@code paspor.issuance} that concern booklets.
 *
 * @param lowStock with fewer blank booklets of a product an office is warned
 */
@Validated
@ConfigurationProperties("paspor.issuance")
record BookletProperties(@Positive @DefaultValue("50") int lowStock) {}
