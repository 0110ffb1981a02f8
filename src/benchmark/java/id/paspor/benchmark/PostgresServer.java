package id.paspor.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server of the machine's own packages, with its tools, in a directory of its own. PostgreSQL does not run as
 * root; for root it runs as {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final String USER = "postgres";

    private final Path programs;
    private final Path data;
    private final int port;

    private PostgresServer(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** Where the newest server's programs are, if there are any. */
    public static Optional<Path> programs() throws IOException {
        if (Files.notExists(PACKAGES)) {
            return Optional.empty();
        }
        try (var versions = Files.list(PACKAGES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** A directory that the server's user may write to. */
    public static Path home() throws IOException {
        Path home = Files.createTempDirectory("paspor-drill");
        if (ROOT) {
            run(List.of("chown", USER, home.toString()));
        }
        return home;
    }

    /** Starts an empty server. */
    public static PostgresServer empty(Path programs, Path data) throws IOException {
        PostgresServer server = new PostgresServer(programs, data, freePort());
        server.tool("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8");
        server.start();
        return server;
    }

    /**
     * Starts a server on a copy of this one's data, made while this one runs.
     *
     * @param options further ones of {@code pg_basebackup}
     */
    public PostgresServer copy(Path copy, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-U", USER, "-c", "fast", "-D", copy.toString()));
        arguments.addAll(List.of(options));
        tool("pg_basebackup", arguments.toArray(String[]::new));
        tool("pg_verifybackup", copy.toString());
        PostgresServer server = new PostgresServer(programs, copy, freePort());
        server.start();
        return server;
    }

    /** Starts it, also again after it was killed. */
    public void start() {
        tool(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-t",
                "60",
                "-l",
                data + ".log",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + data.getParent()
                        + " -c max_connections=150",
                "start");
    }

    /** Turns a replica into a primary. */
    public void promote() {
        tool("pg_ctl", "-D", data.toString(), "-w", "promote");
    }

    /** Ends it as a power cut does, every process of it at once. */
    public void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Runs one of its tools on itself. */
    public void onItself(String tool, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-U", USER));
        all.addAll(List.of(arguments));
        tool(tool, all.toArray(String[]::new));
    }

    private void tool(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add(programs.resolve(tool).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            Path output = Files.createTempFile("paspor-drill", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            process.destroy();
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Its address, as a JDBC URL names it. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Where the program finds a database. */
    public String url(String database) {
        return "jdbc:postgresql://" + host() + "/" + database + "?user=" + USER;
    }

    /** Statements on a database; each has a connection of its own. */
    public JdbcClient sql(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database)));
    }

    /** Which setting it has from now on. */
    public void set(String setting, String value) {
        sql(USER).sql("alter system set " + setting + " = '" + value + "'").update();
        sql(USER).sql("select pg_reload_conf()").query(row -> {});
    }

    @Override
    public void close() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            try {
                tool("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
            } catch (IllegalStateException killed) {
                // it was meant to be
                return;
            }
        }
    }
}
