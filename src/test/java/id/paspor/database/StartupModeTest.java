package id.paspor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The program runs on its own database exactly when no other is configured. */
class StartupModeTest {

    private static final String URL = "spring.datasource.url";
    private static final String ELSEWHERE = "jdbc:postgresql://db.example.org/paspor";

    @Test
    void withoutADatasourceItRunsOnItsOwnDatabaseWithTheDemonstration() {
        ConfigurableEnvironment environment = started(Map.of());

        assertThat(environment.getProperty(StartupMode.EMBEDDED)).isEqualTo("true");
        assertThat(environment.getProperty("paspor.offices.DPS.name")).isNotBlank();
        assertThat(environment.getProperty("paspor.secure-cookies")).isEqualTo("false");
    }

    @Test
    void withADatasourceItNeverRunsOnItsOwnDatabaseAndBringsNoDemonstration() {
        ConfigurableEnvironment environment = started(Map.of(URL, ELSEWHERE));

        assertThat(environment.getProperty(StartupMode.EMBEDDED)).isEqualTo("false");
        assertThat(environment.getProperty("paspor.offices.DPS.name")).isNull();
        assertThat(environment.getProperty("paspor.secure-cookies")).isEqualTo("true");
    }

    @Test
    void anEmptyDatasourceIsNone() {
        assertThat(started(Map.of(URL, "  ")).getProperty(StartupMode.EMBEDDED)).isEqualTo("true");
    }

    @Test
    void nobodyCanSwitchTheOwnDatabaseOnBesidesADatasource() {
        ConfigurableEnvironment environment = started(Map.of(URL, ELSEWHERE, StartupMode.EMBEDDED, "true"));

        assertThat(environment.getProperty(StartupMode.EMBEDDED)).isEqualTo("false");
    }

    @Test
    void theOfficesOfTheDemonstrationCanBeHadOnAnotherDatabaseWithoutTheRest() {
        ConfigurableEnvironment environment = started(Map.of(URL, ELSEWHERE, "paspor.demonstration-data", "true"));

        assertThat(environment.getProperty(StartupMode.EMBEDDED)).isEqualTo("false");
        assertThat(environment.getProperty("paspor.offices.DPS.name")).isNotBlank();
        assertThat(environment.getProperty("paspor.secure-cookies")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "paspor.drafts.kept, paspor.retention.drafts",
        "paspor.issuance.watch-list-max-size, paspor.screening.watch-list-max-size",
        "paspor.documents.s3.bucket, paspor.content.s3",
        "paspor.calendar.holidays[0], on the page Calendar"
    })
    void aSettingUnderTheNameThatItHadStopsTheStartAndSaysWhereItWent(String old, String instead) {
        StandardEnvironment environment = new StandardEnvironment();
        RenamedSettings renamed = new RenamedSettings();
        renamed.postProcessEnvironment(environment, new SpringApplication());
        environment.getPropertySources().addLast(new MapPropertySource("file", Map.of(old, "P30D")));

        assertThatThrownBy(() -> renamed.postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageContaining(old.replaceFirst("(s3|holidays).*", "$1"))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getReason()).contains(instead));
    }

    @Test
    void alsoWhereTheEnvironmentSetsIt() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("PASPOR_DRAFTS_KEPT", "P30D")));

        assertThatThrownBy(() -> new RenamedSettings().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageContaining("paspor.drafts.kept");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', false",
        "'', false, true",
        "jdbc:postgresql://db.example.org/paspor, '', true",
        "jdbc:postgresql://db.example.org/paspor, false, true",
        "jdbc:postgresql://db.example.org/paspor, true, false"
    })
    void aSecondFactorIsAskedForExactlyWithoutDemonstrationData(String url, String demonstration, boolean required) {
        Map<String, Object> configured = new HashMap<>(Map.of(URL, url));
        if (!demonstration.isEmpty()) {
            configured.put("paspor.demonstration-data", demonstration);
        }

        assertThat(started(configured).getProperty("paspor.second-factor.required", Boolean.class))
                .isEqualTo(required);
        configured.put("paspor.second-factor.required", !required);
        assertThat(started(configured).getProperty("paspor.second-factor.required", Boolean.class))
                .as("unless it is configured")
                .isEqualTo(!required);
    }

    @Test
    void whatIsConfiguredElsewhereWinsOverTheDemonstration() {
        ConfigurableEnvironment environment =
                started(Map.of("paspor.offices.DPS.name", "Denpasar", "paspor.secure-cookies", "true"));

        assertThat(environment.getProperty("paspor.offices.DPS.name")).isEqualTo("Denpasar");
        assertThat(environment.getProperty("paspor.secure-cookies")).isEqualTo("true");
    }

    private static ConfigurableEnvironment started(Map<String, Object> configured) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("configured", configured));
        new StartupMode().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
