package id.paspor.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL server for all nodes, set up as in production: what is committed is on the disk. */
public final class DurablePostgres implements AutoCloseable {

    private static final List<String> SAFE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String USER = "postgres";

    /** Where in {@code /proc/<pid>/stat}, counted behind the name, a process's own times are, and those of children that ended. */
    private static final int OWN = 11;

    private static final int ENDED_CHILDREN = 13;

    private static final int MILLIS_PER_TICK = 10;

    private final EmbeddedPostgres server;

    /** Starts an empty server. */
    public DurablePostgres(Path data) throws IOException {
        this(data, Map.of());
    }

    /** Starts an empty server with further settings. */
    public DurablePostgres(Path data, Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_buffers", "512MB")
                .setPGStartupWait(Duration.ofSeconds(60));
        settings.forEach(builder::setServerConfig);
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

    /** The time of all its processes on processors until now, of those that have ended, too. */
    public Duration processorTime() {
        JdbcClient sql = sql(USER);
        Path data = Path.of(sql.sql("show data_directory").query(String.class).single());
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            long ticks = ticks(postmaster, ENDED_CHILDREN) + ticks(postmaster, OWN);
            for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().descendants().toList()) {
                ticks += ticks(child.pid(), OWN);
            }
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Two of the fields of Linux's {@code /proc/<pid>/stat}, user's and system's time; 0 of a process that has just ended. */
    private static long ticks(long pid, int first) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the second field may have blanks, and ends with a bracket
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
        } catch (IOException ended) {
            return 0;
        }
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
