package id.paspor.database;

import id.paspor.engine.EngineMigration;
import id.paspor.support.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * A program that runs on its own database in a test finds all tables there: the data directory is a copy of one that was
 * migrated once, by whichever JVM came first, and that is kept for as long as no migration and no version changes.
 */
public class MigratedDatabase implements EnvironmentPostProcessor, Ordered {

    /** Names the recording, as in {@code V37}, of whose version the database is to be, with its rows. */
    static final String RECORDING = "paspor.test.recorded-database";

    private static final Path TEMPLATES = Path.of("target", "test-database");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getRequiredProperty(StartupMode.EMBEDDED, Boolean.class)) {
            return;
        }
        Path home = TestData.next();
        Path data = home.resolve("postgresql");
        String recording = environment.getProperty(RECORDING);
        try {
            if (recording == null) {
                FileSystemUtils.copyRecursively(template(environment), data);
            } else {
                restore(home, environment, recording);
            }
            // or PostgreSQL does not start
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("migrated database", Map.of("paspor.data-directory", home.toString())));
    }

    private static synchronized Path template(ConfigurableEnvironment environment) throws IOException {
        Files.createDirectories(TEMPLATES);
        Path template = TEMPLATES.resolve(version());
        try (FileChannel lockFile = FileChannel.open(
                        TEMPLATES.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lockFile.lock()) {
            if (lock.isValid() && !Files.exists(template)) {
                Path draft = TEMPLATES.resolve("draft");
                FileSystemUtils.deleteRecursively(draft);
                migrate(draft, environment);
                Files.move(draft.resolve("postgresql"), template);
            }
        }
        return template;
    }

    private static void migrate(Path home, ConfigurableEnvironment environment) {
        try (EmbeddedDatabase database = new EmbeddedDatabase(home, false)) {
            migrations(database, environment).load().migrate();
        }
    }

    /** The tables as they were after the migration that a recording is named by, with the rows of the recording. */
    private static void restore(Path home, ConfigurableEnvironment environment, String recording) throws IOException {
        try (EmbeddedDatabase database = new EmbeddedDatabase(home, false);
                InputStream rows = new ClassPathResource("databases/" + recording + ".zip").getInputStream()) {
            migrations(database, environment)
                    .target(recording.substring(1))
                    .load()
                    .migrate();
            RecordedDatabase.restore(database.server().getPostgresDatabase(), rows);
        }
    }

    private static FluentConfiguration migrations(EmbeddedDatabase database, ConfigurableEnvironment environment) {
        return Flyway.configure()
                .dataSource(database.server().getPostgresDatabase())
                .javaMigrations(EngineMigration.migration())
                .placeholders(Binder.get(environment)
                        .bind("spring.flyway.placeholders", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of()));
    }

    /** Of the migrations, and of the engine and PostgreSQL as the build names them. */
    private static String version() throws IOException {
        CRC32 version = new CRC32();
        version.update(Files.readAllBytes(Path.of("pom.xml")));
        for (Resource migration : new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*")) {
            version.update(migration.getContentAsByteArray());
        }
        return Long.toHexString(version.getValue());
    }

    /** After it is known on which database the program runs. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 2;
    }
}
