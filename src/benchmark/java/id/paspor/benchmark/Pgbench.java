package id.paspor.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The yardstick: PostgreSQL's own benchmark, on the same server. */
public final class Pgbench {

    private static final Path PROGRAM = Path.of("/usr/bin/pgbench");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private Pgbench() {}

    /** Whether it is installed. */
    public static boolean isHere() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * How often per second a script runs.
     *
     * @param clients how many run it at once
     * @param options of pgbench, such as how often or how long
     */
    public static double rate(DurablePostgres server, String database, Path script, int clients, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=" + server.user(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=2",
                "--file=" + script));
        command.addAll(List.of(options));
        command.add(database);
        Process pgbench = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = pgbench.waitFor(1, TimeUnit.MINUTES) && pgbench.exitValue() == 0;
        Optional<String> rate =
                RATE.matcher(said).results().map(found -> found.group(1)).findFirst();
        if (!ended || rate.isEmpty()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.get());
    }
}
