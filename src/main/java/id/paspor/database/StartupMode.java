package id.paspor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/**
 * Decides at start whether the program runs on its own PostgreSQL: it does exactly when no {@code spring.datasource.url}
 * is configured anywhere. {@value #EMBEDDED} tells the rest of the program and cannot be set from outside.
 */
public class StartupMode implements EnvironmentPostProcessor, Ordered {

    /** Whether the program runs on its own database. */
    public static final String EMBEDDED = "paspor.embedded-database.active";

    private static final String SECURE_COOKIES = "paspor.secure-cookies";
    private static final String CSRF_COOKIE_OF_WEBAPPS = "camunda.bpm.webapp.csrf.cookie-name";
    private static final String PUBLIC_ADDRESS = "paspor.public-address";
    private static final String SECOND_FACTOR = "paspor.second-factor.required";
    private static final String DEMONSTRATION = "paspor.demonstration-data";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        environment.getPropertySources().addFirst(new MapPropertySource("startup mode", Map.of(EMBEDDED, embedded)));
        // the demonstration is opened without TLS, on the machine it runs on
        Map<String, Object> defaults = new HashMap<>();
        defaults.put(SECURE_COOKIES, !embedded);
        if (embedded) {
            defaults.put(PUBLIC_ADDRESS, "http://localhost:${server.port:8080}");
        }
        boolean demonstration = environment.getProperty(DEMONSTRATION, Boolean.class, embedded);
        defaults.put(SECOND_FACTOR, !demonstration);
        environment.getPropertySources().addLast(new MapPropertySource("defaults by startup mode", defaults));
        boolean secure = environment.getProperty(SECURE_COOKIES, Boolean.class, true);
        Map<String, Object> webapps = Map.of(CSRF_COOKIE_OF_WEBAPPS, secure ? "__Secure-XSRF-TOKEN" : "XSRF-TOKEN");
        environment.getPropertySources().addLast(new MapPropertySource("cookies of the webapps", webapps));
        if (demonstration) {
            addDemonstrationSettings(environment);
        }
    }

    private static void addDemonstrationSettings(ConfigurableEnvironment environment) {
        try {
            new YamlPropertySourceLoader()
                    .load("demonstration", new ClassPathResource("demonstration.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
