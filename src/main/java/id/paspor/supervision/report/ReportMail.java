package id.paspor.supervision.report;

import id.paspor.identity.AccountNews;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.notification.Attachments;
import id.paspor.office.Office;
import jakarta.validation.constraints.Email;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/** Mails each report that is sent, as the PDF that is kept, to whoever the settings name. */
@Component
@EnableConfigurationProperties(ReportMail.To.class)
record ReportMail(To to, SentReportRepository sent, ApplicationEventPublisher events) implements Attachments {

    private static final String ATTACHED = "monthly-report/";

    /** A mail that could not be sent for so long is given up; the report itself is kept. */
    private static final Duration NEWS = Duration.ofDays(7);

    /**
     * Settings under {@code paspor.supervision.reports}.
     *
     * @param mailTo addresses that get each report of all offices
     */
    @Validated
    @ConfigurationProperties("paspor.supervision.reports")
    record To(@DefaultValue List<@Email String> mailTo) {}

    /** Tells of a report that was kept, within the same transaction. */
    void tell(Office office, YearMonth month, long report, Instant now) {
        to.mailTo()
                .forEach(address -> events.publishEvent(new AccountNews(
                        address,
                        now.plus(NEWS),
                        "report-sent",
                        List.of(office.name(), month),
                        ATTACHED + office.code() + "/" + report)));
    }

    @Override
    public Optional<Attachment> of(RegistrationNumber registrationNumber, String kind, Language language, String link) {
        if (!kind.startsWith(ATTACHED)) {
            return Optional.empty();
        }
        String[] which = kind.substring(ATTACHED.length()).split("/");
        return sent.pdf(Long.parseLong(which[1]), which[0])
                .map(pdf -> new Attachment(
                        kind.substring(ATTACHED.length()).replace('/', '-') + ".pdf", "application/pdf", pdf));
    }
}
