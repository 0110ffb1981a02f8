package id.paspor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.audit.AuditCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the audit of a database that nodes wrote to, as {@code --paspor.verify-audit} does. */
public final class AuditCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AuditCheck.class);

    private AuditCheck() {}

    /** It was sealed, and all is as it was sealed. */
    public static void assertIntact(String url, Path home) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = AuditCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "--spring.datasource.url=" + url,
                "--paspor.data-directory=" + home.resolve("nobody"),
                "--paspor.audit.key=" + Node.AUDIT_KEY);
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isZero();
        assertThat(printed).doesNotContain("last round null");
        LOG.info("The audit of {}: {}", url, printed.strip());
    }
}
