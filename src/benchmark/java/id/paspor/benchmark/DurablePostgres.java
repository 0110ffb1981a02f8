package id.paspor.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL server for all nodes, set up as in production: what is committed is on the disk. */
public final class DurablePostgres implements AutoCloseable {

    private static final List<String> SAFE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    /** Starts an empty server. */
    public DurablePostgres(Path data) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_buffers", "512MB")
                .setPGStartupWait(Duration.ofSeconds(60));
        SAFE.forEach(setting -> builder.setServerConfig(setting, "on"));
        server = builder.start();
        for (String setting : SAFE) {
            String is = sql(USER).sql("show " + setting).query(String.class).single();
            if (!"on".equals(is)) {
                throw new IllegalStateException(setting + " is " + is);
            }
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** Who owns the databases. */
    public String user() {
        return USER;
    }

    /** Where nodes find a database. */
    public String url(String database) {
        return server.getJdbcUrl(USER, database);
    }

    /** Statements on a database; each has a connection of its own. */
    public JdbcClient sql(String database) {
        return JdbcClient.create(server.getDatabase(USER, database));
    }

    /** Makes a database. */
    public void create(String database) {
        sql(USER).sql("create database " + database).update();
    }

    /** Makes a database that is a copy of another, to which nobody is connected. */
    public void copy(String database, String from) {
        sql(USER).sql("create database " + database + " template " + from).update();
    }

    @Override
    public void close() throws IOException {
        // or stopping takes longer than it is waited for
        sql(USER).sql("checkpoint").update();
        server.close();
    }
}
