package id.paspor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What is written to the program's own database outlasts restarts and crashes, and only one program writes to it. */
class EmbeddedDatabaseTest {

    private static final String READY = "ready";

    @TempDir
    Path directory;

    /** For tests that begin with data which another program left in order: making a new one takes longer than they do. */
    @TempDir
    static Path used;

    @Test
    void whatWasCommittedOutlastsARestartAndEverySafeguardIsOn() throws SQLException {
        try (EmbeddedDatabase first = new EmbeddedDatabase(directory, true)) {
            execute(first, "create table kept (note text)", "insert into kept values ('outlasts')");
            for (String safeguard : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(first, "show " + safeguard)).as(safeguard).isEqualTo("on");
            }
        }

        try (EmbeddedDatabase second = new EmbeddedDatabase(directory, true)) {
            assertThat(ask(second, "select note from kept")).isEqualTo("outlasts");
            assertThat(ask(second, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void itListensOnThisMachineOnly() throws SQLException {
        try (EmbeddedDatabase database = new EmbeddedDatabase(used, false)) {
            assertThat(ask(database, "show listen_addresses")).isIn("localhost", "127.0.0.1");
        }
    }

    @Test
    void aSecondProgramOnTheSameDataIsRefusedInOneSentence() {
        try (EmbeddedDatabase first = new EmbeddedDatabase(used, false)) {
            assertThat(first.server()).isNotNull();
            refusesSecondProgram(used);
        }
    }

    @Test
    void afterKillMinusNineTheOrphanedServerIsStoppedAndTheDataIsThere() throws Exception {
        Process program = programOn(directory);
        long orphan;
        try {
            refusesSecondProgram(directory);
            orphan = serverProcess(directory);
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(orphan))
                .as("the server outlives its program")
                .isPresent();

        try (EmbeddedDatabase next = new EmbeddedDatabase(directory, true)) {
            assertThat(ask(next, "select note from kept")).isEqualTo("written before the crash");
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4194303", "", "nonsense"})
    void aStaleProcessIdIsIgnored(String processId) throws Exception {
        new EmbeddedDatabase(used, false).close();
        Files.writeString(pidFile(used), processId);

        try (EmbeddedDatabase next = new EmbeddedDatabase(used, false)) {
            assertThat(ask(next, "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void aProcessIdThatNowBelongsToAnotherProgramOrToAnotherServerHarmsNeither(@TempDir Path elsewhere)
            throws Exception {
        new EmbeddedDatabase(directory, false).close();
        Files.writeString(
                pidFile(directory), Long.toString(ProcessHandle.current().pid()));
        new EmbeddedDatabase(directory, false).close();

        try (EmbeddedDatabase other = new EmbeddedDatabase(elsewhere, false)) {
            Files.writeString(pidFile(directory), Long.toString(serverProcess(elsewhere)));
            try (EmbeddedDatabase own = new EmbeddedDatabase(directory, false)) {
                assertThat(ask(own, "select 'up'")).isEqualTo("up");
                assertThat(ask(other, "select 'up'")).isEqualTo("up");
            }
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsExplainedInOneSentence() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");

        assertThatThrownBy(() -> new EmbeddedDatabase(file.resolve("data"), false))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("cannot run in " + file.resolve("data"))
                .hasMessageContaining("--paspor.data-directory")
                .hasMessageContaining("SPRING_DATASOURCE_URL");
    }

    @Test
    void aDirectoryFullOfSomethingElseIsExplainedInOneSentenceAndLeftAlone() throws IOException {
        Path data = Files.createDirectories(directory.resolve("postgresql"));
        Path stranger = Files.writeString(data.resolve("holiday.txt"), "photos");

        assertThatThrownBy(() -> new EmbeddedDatabase(directory, false))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("cannot run in " + directory);
        assertThat(stranger).hasContent("photos");
    }

    @Test
    void theSentenceIsAllThatThePersonSees() {
        FailureAnalysis analysis = new EmbeddedDatabaseFailureAnalyzer()
                .analyze(new IllegalStateException(new EmbeddedDatabaseException("Do this.", null)));

        assertThat(analysis.getDescription()).isEqualTo("Do this.");
        assertThat(analysis.getAction()).isNull();
    }

    private static void refusesSecondProgram(Path directory) {
        assertThatThrownBy(() -> new EmbeddedDatabase(directory, false))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessage("Another Paspor Online is running on the data in " + directory
                        + ": stop it first, or start this one with another --paspor.data-directory=….");
    }

    /** Another program that runs on the data and has committed a row. */
    private static Process programOn(Path directory) throws IOException {
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(program.getInputStream()));
        assertThat(output.lines().anyMatch(READY::equals)).isTrue();
        return program;
    }

    /** A program that is killed. */
    static final class OtherProgram {

        private OtherProgram() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = new EmbeddedDatabase(Path.of(arguments[0]), true);
            execute(database, "create table kept (note text)", "insert into kept values ('written before the crash')");
            System.out.println(READY);
            Thread.currentThread().join();
        }
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("postgresql/postmaster.pid");
    }

    private static long serverProcess(Path directory) throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile(directory)).get(0).strip());
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedDatabase database, String question) throws SQLException {
        try (Connection connection = database.server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
