package id.paspor.document;

import id.paspor.document.FlatPdf.Flaw;
import id.paspor.document.FlatPdf.FlawedPdfException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Flattens PDFs, each in a process of its own: a few kilobytes of PDF can unpack to gigabytes or be drawn for hours, and
 * only a process can be held to a memory and ended at a time.
 */
@Component
class PdfFlattening {

    private static final int MEMORY_MEGABYTES = 384;

    private final int mostPages;
    private final Duration most;

    PdfFlattening(DocumentProperties properties) {
        this.mostPages = properties.maxPages();
        this.most = properties.pdfTime();
    }

    byte[] flatten(byte[] pdf) throws FlawedPdfException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
            // the settings of the program are not for it
            builder.environment().clear();
            Process worker = builder.start();
            CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(worker::destroyForcibly);
            send(pdf, worker);
            byte[] flat = worker.getInputStream().readAllBytes();
            int exit = worker.waitFor();
            if (exit != 0) {
                throw new FlawedPdfException(flaw(exit));
            }
            return flat;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(shuttingDown);
        }
    }

    private static void send(byte[] pdf, Process worker) {
        try (OutputStream input = worker.getOutputStream()) {
            input.write(pdf);
        } catch (IOException gone) {
            // its exit code tells
        }
    }

    /** Whatever else ended it (memory, time, a crash) also means that nobody can read this PDF. */
    private static Flaw flaw(int exit) {
        int flaw = exit - PdfWorker.FIRST_FLAW;
        return flaw >= 0 && flaw < Flaw.values().length ? Flaw.values()[flaw] : Flaw.UNREADABLE;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEMORY_MEGABYTES + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                // who logs nothing needs no logger, which takes a fifth of a small PDF's time to start
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path")));
        if (isInNestedJar()) {
            command.add("-Dloader.main=" + PdfWorker.class.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(PdfWorker.class.getName());
        }
        command.add(Integer.toString(mostPages));
        return command;
    }

    private static boolean isInNestedJar() {
        return PdfWorker.class
                .getResource(PdfWorker.class.getSimpleName() + ".class")
                .toString()
                .startsWith("jar:nested:");
    }
}
