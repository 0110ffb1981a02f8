package id.paspor.audit;

import java.io.PrintStream;
import java.util.Arrays;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Verifies the audit from the command line, with nothing of the program but its database: {@code --paspor.verify-audit}. It
 * only reads.
 */
public final class AuditCommand {

    private static final String OPTION = "--paspor.verify-audit";

    private AuditCommand() {}

    /** Whether these arguments ask for it. */
    public static boolean isAskedForBy(String... arguments) {
        return Arrays.asList(arguments).contains(OPTION);
    }

    /**
     * Verifies and prints what was found.
     *
     * @return 0 if all is as it was sealed, else 1
     */
    public static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OnlyTheAudit.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments)) {
            AuditReport report = context.getBean(Verification.class).all();
            report.breaks().forEach(out::println);
            out.printf(
                    "%d rows in %d rounds, %d erased, last round %s: %s%n",
                    report.rows(),
                    report.rounds(),
                    report.erased(),
                    report.head(),
                    report.intact() ? "intact" : "broken in " + report.broken() + " places");
            return report.intact() ? 0 : 1;
        }
    }

    /** The books and what verifies them. Not a configuration of its own, which the program would find. */
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "id.paspor",
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {
                            BookKeeper.class,
                            AuditKeys.class,
                            AuditRepository.class,
                            LastSeen.class,
                            Verification.class
                        }),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "id\\.paspor\\.database\\.DatabaseConfiguration")
            })
    static class OnlyTheAudit {}
}
