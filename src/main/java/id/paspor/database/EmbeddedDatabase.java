package id.paspor.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the program's own, whose data outlasts restarts and crashes. It listens on a free port of
 * 127.0.0.1 only and trusts whoever connects from there: for one machine, not for production.
 */
class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RandomAccessFile lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres server;

    /**
     * Starts the server, after an orphan that an earlier run left behind was stopped.
     *
     * @param directory where the data is kept
     * @param durable whether a commit must have reached the disk; only tests do without
     */
    EmbeddedDatabase(Path directory, boolean durable) {
        Path home = directory.toAbsolutePath().normalize();
        Path data = home.resolve("postgresql");
        try {
            Files.createDirectories(home);
            lockFile = new RandomAccessFile(home.resolve("in-use").toFile(), "rw");
            lock = lock(lockFile, home);
            stopOrphan(data);
            server = start(data, durable);
            if (durable) {
                checkDurability();
            }
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new EmbeddedDatabaseException(
                    "The program's own PostgreSQL cannot run in " + home + " (" + failed.getMessage()
                            + "): make the directory writable with some free space and a free local port, choose"
                            + " another with --paspor.data-directory=…, or configure a server of your own with"
                            + " SPRING_DATASOURCE_URL.",
                    failed);
        }
    }

    private static FileLock lock(RandomAccessFile file, Path home) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException sameProgram) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new EmbeddedDatabaseException(
                    "Another Paspor Online is running on the data in " + home
                            + ": stop it first, or start this one with another --paspor.data-directory=….",
                    null);
        }
        return lock;
    }

    private static EmbeddedPostgres start(Path data, boolean durable) throws IOException {
        String safe = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // the program itself closes it, after everything that uses it
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", safe)
                .setServerConfig("synchronous_commit", safe)
                .setServerConfig("full_page_writes", safe)
                .setServerConfig("max_connections", "120")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    private void checkDurability() throws SQLException, IOException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("show " + setting)) {
                answer.next();
                if (!"on".equals(answer.getString(1))) {
                    throw new IOException(setting + " is off, so a crash could lose applications");
                }
            }
        }
    }

    /**
     * After {@code kill -9} of the program its server lives on and holds the data. Its process id is the first line of
     * {@code postmaster.pid}; a file without a living server of this very data is stale, whoever has that id now.
     */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = Files.readAllLines(pidFile).stream()
                .findFirst()
                .filter(line -> line.strip().matches("[0-9]{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .filter(process -> isServerOf(data, process));
        if (orphan.isEmpty()) {
            Files.delete(pidFile);
            return;
        }
        LOG.warn(
                "Stopping the database server that an earlier run left behind, process {}",
                orphan.get().pid());
        // SIGINT, PostgreSQL's fast shutdown, is not to be had from Java; SIGTERM waits for clients, of which none is
        // left
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            throw new IOException("process " + orphan.get().pid() + " holds the data and does not stop", stubborn);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static boolean isServerOf(Path data, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().orElse("").contains("postgres")
                && Arrays.asList(info.arguments().orElse(new String[0])).contains(data.toString());
    }

    EmbeddedPostgres server() {
        return server;
    }

    @Override
    public void close() {
        try {
            server.close();
            lock.release();
            lockFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
