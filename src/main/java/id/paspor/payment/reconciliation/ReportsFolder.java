package id.paspor.payment.reconciliation;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.payment.PaymentProperties;
import id.paspor.payment.report.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The folder into which banks' reports are put; what is in it stays there. */
@Component
record ReportsFolder(PaymentProperties settings) {

    private static final Pattern NAME = Pattern.compile("(.+)-([0-9]{4}-[0-9]{2}-[0-9]{2})\\.(csv|xml)");

    /** The files that are or should be reports, by name. */
    List<Path> files() {
        if (settings.reportsFolder() == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(settings.reportsFolder())) {
            return files.filter(file -> file.toString().matches(".*\\.(csv|xml)") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of banks' reports cannot be read", unreadable);
        }
    }

    /** What to do with a file of a report. */
    interface Taking {
        void take(String bank, LocalDate day, byte[] content);
    }

    /**
     * Reads a file.
     *
     * @throws Refusal when its name tells no bank and day, or it cannot be read
     */
    void read(Path file, Taking taking) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw refused("report.file-name");
        }
        LocalDate day;
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            day = LocalDate.parse(name.group(2));
            content = in.readNBytes(ReportReader.MOST_BYTES + 1);
        } catch (DateTimeException noDay) {
            throw refused("report.file-name");
        } catch (IOException unreadable) {
            throw refused("report.file-unreadable");
        }
        taking.take(name.group(1), day, content);
    }

    private static Refusal refused(String code) {
        return Refusal.invalid(List.of(new Problem(null, code)));
    }
}
