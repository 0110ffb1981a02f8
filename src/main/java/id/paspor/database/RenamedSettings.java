package id.paspor.database;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Stops the start while a setting is made under a name that it had in an earlier version: it would count for nothing, and
 * nobody would notice.
 */
public class RenamedSettings implements EnvironmentPostProcessor, Ordered {

    private static final String DECREES =
            "Holidays and joint leave are entered by an administrator on the page Calendar"
                    + " (/supervision/calendar), for all offices at once.";

    /** What to do instead, by the name that a setting had. */
    private static final Map<String, String> INSTEAD = new TreeMap<>(Map.of(
            "paspor.drafts.kept", isCalled("paspor.retention.drafts"),
            "paspor.issuance.watch-lists-kept", isCalled("paspor.retention.watch-list-files"),
            "paspor.screening.watch-lists-kept", isCalled("paspor.retention.watch-list-files"),
            "paspor.issuance.watch-list-max-size", isCalled("paspor.screening.watch-list-max-size"),
            "paspor.issuance.duplicate-identities", isCalled("paspor.screening.duplicate-identities"),
            "paspor.documents.store", isCalled("paspor.content.store"),
            "paspor.documents.s3", isCalled("paspor.content.s3"),
            "paspor.calendar.holidays", DECREES,
            "paspor.calendar.joint-leave", DECREES));

    private static String isCalled(String name) {
        return "It is called " + name + " now.";
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            INSTEAD.forEach((old, instead) -> {
                ConfigurationPropertyName name = ConfigurationPropertyName.of(old);
                ConfigurationProperty set = source.getConfigurationProperty(name);
                if (set != null || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                    throw new InvalidConfigurationPropertyValueException(
                            old, set == null ? "…" : set.getValue(), "No such setting any more. " + instead);
                }
            });
        }
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
