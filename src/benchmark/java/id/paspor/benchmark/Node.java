package id.paspor.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** One node: the program in a process of its own, on a database that it shares with others. */
public final class Node implements AutoCloseable {

    /** Of the account {@code admin}. */
    public static final String ADMIN_PASSWORD = "Only-for-benchmarks-1";

    /** What every node signs the audit with. */
    public static final String AUDIT_KEY = "T25seS1mb3ItYmVuY2htYXJrcy1Pbmx5LWZvci1iZW5jaG1hcmtz";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Options of Java besides, which win: {@code -DargLine=-Dnode.java=-Xmx384m,-XX:TieredStopAtLevel=1}. */
    private static final List<String> JAVA = Arrays.stream(
                    System.getProperty("node.java", "").split(","))
            .filter(option -> !option.isEmpty())
            .toList();

    private static final String READINESS = "/actuator/health/readiness";

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;

    private Node(String name, int port, Path log, Process process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a node and waits until it takes requests.
     *
     * @param home where its log and its mails go
     * @param settings besides the database and the port
     */
    public static Node start(String name, Path home, String url, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "paspor.demonstration-data", "true",
                "paspor.secure-cookies", "false",
                "paspor.audit.key", AUDIT_KEY,
                "paspor.data-directory", home.resolve(name).toString()));
        all.putAll(settings);
        return start(name, home, url, "id.paspor.PasporApplication", classPath(), READINESS, all);
    }

    /**
     * Starts another program beside it and waits until it takes requests.
     *
     * @param program its main class
     * @param path what is asked whether it is ready
     */
    public static Node start(
            String name,
            Path home,
            String url,
            String program,
            String classPath,
            String path,
            Map<String, String> settings) {
        try {
            Files.createDirectories(home);
            Path log = home.resolve(name + ".log");
            int port = freePort();
            // who calls and the database go first, as on machines of their own: an answer that waits to be read is not the node's
            ProcessBuilder start = new ProcessBuilder(
                    "nice",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx768m",
                    program,
                    "--server.port=" + port,
                    "--spring.datasource.url=" + url,
                    "--paspor.public-address=http://localhost:" + port);
            start.command().addAll(start.command().indexOf(program), JAVA);
            settings.forEach((key, value) -> start.command().add("--" + key + "=" + value));
            start.environment().put("CLASSPATH", classPath);
            start.environment().put("PASPOR_ADMIN_PASSWORD", ADMIN_PASSWORD);
            start.redirectErrorStream(true).redirectOutput(log.toFile());
            Node node = new Node(name, port, log, start.start());
            node.awaitReady(path);
            return node;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the program runs with, and no tests. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(String path) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> !isAlive() || isReady(http, question));
        } catch (ConditionTimeoutException never) {
            kill();
        }
        if (!isAlive()) {
            throw new IllegalStateException(name + " did not start, see " + log);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest question) throws InterruptedException {
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it is called in figures and files. */
    public String name() {
        return name;
    }

    /** Where it takes requests. */
    public int port() {
        return port;
    }

    /** The address of something it serves. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The time of all its threads on processors until now. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Whether its process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** How long it has worked on processors since its start. */
    public Duration worked() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
    }

    /** The lines of its log that tell of an error. */
    public List<String> errors() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
