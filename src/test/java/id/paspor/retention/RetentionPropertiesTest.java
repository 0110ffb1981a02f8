package id.paspor.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.erasure.Retention;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A table of terms that says nothing about a kind, or keeps names longer than their case, stops the start. */
class RetentionPropertiesTest {

    private static final String PREFIX = "paspor.retention.";

    /** Two years of everything, in a file. */
    private final Map<String, Object> file = new HashMap<>();

    private final Map<String, Object> environment = new HashMap<>();

    RetentionPropertiesTest() {
        Arrays.stream(Retention.values()).forEach(kind -> file.put(PREFIX + kind.code(), "P2Y"));
    }

    private RetentionProperties read() {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        sources.addLast(new MapPropertySource("file", file));
        BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("paspor.retention", Bindable.of(RetentionProperties.class), strict)
                .get();
    }

    private List<String> problems() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(read()).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }

    @Test
    void eachKindHasItsSetting() {
        assertThat(problems()).isEmpty();
        for (Retention kind : Retention.values()) {
            file.put(PREFIX + kind.code(), "P1Y");
            assertThat(read().of(kind)).isEqualTo(Period.ofYears(1));
            file.put(PREFIX + kind.code(), "P2Y");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "looks, P0D, a term is at least P1D",
        "drafts, P-1D, a term is at least P1D",
        "engine-history, P2Y1D, engine-history may not be longer than the terms of cases",
        "finished-cases, P1Y, engine-history may not be longer than the terms of cases",
        "unsuccessful-cases, P1Y, engine-history may not be longer than the terms of cases"
    })
    void aTermThatCannotBeStopsTheStart(String kind, String term, String problem) {
        file.put(PREFIX + kind, term);

        assertThat(problems()).containsExactly(problem);
    }

    @Test
    void aMissingTermAndOneOfNothingStopTheStart() {
        file.remove(PREFIX + "photos");
        assertThat(problems()).hasSize(1);
        file.put(PREFIX + "fotos", "P1Y");
        assertThatThrownBy(this::read).rootCause().hasMessageContaining("paspor.retention.fotos");
    }

    @Test
    void theEnvironmentSaysOtherTerms() {
        environment.put("PASPOR_RETENTION_ENGINE_HISTORY", "P3M");

        assertThat(read().of(Retention.ENGINE_HISTORY)).isEqualTo(Period.ofMonths(3));
        assertThat(read().before(Retention.ENGINE_HISTORY, Instant.parse("2026-11-29T12:00:00Z")))
                .isEqualTo("2026-08-29T12:00:00Z");
    }
}
