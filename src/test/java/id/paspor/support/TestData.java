package id.paspor.support;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the programs of this JVM's tests keep their data; the build empties it before tests begin. */
public final class TestData {

    /** The folder of this JVM, below which each program has one of its own. */
    public static final Path FOLDER =
            Path.of("target", "test-data", Long.toString(ProcessHandle.current().pid()));

    private static final AtomicInteger PROGRAMS = new AtomicInteger();

    private TestData() {}

    /** The data directory of the next program that starts. */
    public static Path next() {
        return FOLDER.resolve("program-" + PROGRAMS.incrementAndGet());
    }
}
