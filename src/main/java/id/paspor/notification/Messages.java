package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.CorrectionAnswered;
import id.paspor.identity.AccountNews;
import id.paspor.kernel.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to applicants, about a case or to an address alone. They are written within the transaction of what they tell
 * of, and e-mailed afterwards, so that nobody is told what did not happen and nothing that happened goes untold.
 */
@Service
public class Messages {

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Texts texts;
    private final Clock clock;

    Messages(JdbcClient jdbc, CaseFiles cases, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Writes a message to the applicant of a case.
     *
     * @param kind the texts {@code message.<kind>.subject} and {@code .text}; their arguments are the registration number
     *     {0}, the applicant's name {1} and then the details
     */
    @Transactional
    public void send(String registrationNumber, String kind, Object... details) {
        CaseFile file = cases.get(registrationNumber);
        List<Object> arguments = new ArrayList<>();
        arguments.add(registrationNumber);
        arguments.add(file.application().fullName());
        arguments.addAll(List.of(details));
        write(registrationNumber, null, null, kind, arguments);
    }

    /** Tells the holder of an address, and nobody else: it is in no inbox, and deleted once it is mailed. */
    @EventListener
    @Transactional
    public void on(AccountNews news) {
        write(null, news.email(), Timestamp.from(news.uselessFrom()), news.kind(), news.details());
    }

    private void write(
            String registrationNumber, String address, Timestamp uselessFrom, String kind, List<Object> arguments) {
        jdbc.sql("""
                insert into message (registration_number, address, useless_from, created_at, subject_indonesian,
                    text_indonesian, subject_english, text_english)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        registrationNumber,
                        address,
                        uselessFrom,
                        Timestamp.from(clock.instant()),
                        text(Texts.INDONESIAN, kind, "subject", arguments),
                        text(Texts.INDONESIAN, kind, "text", arguments),
                        text(Texts.ENGLISH, kind, "subject", arguments),
                        text(Texts.ENGLISH, kind, "text", arguments)))
                .update();
    }

    /** The messages to the applicant of a case, newest first. */
    @Transactional(readOnly = true)
    public List<Message> of(String registrationNumber) {
        return jdbc.sql("""
                select created_at, subject_indonesian, text_indonesian, subject_english, text_english
                from message where registration_number = ? order by id desc""").param(registrationNumber).query(Message.class).list();
    }

    /** Tells the applicant what happened, where there is a text for it; the reason comes before the details. */
    @EventListener
    @Transactional
    public void on(CaseProgressed event) {
        String kind = event.status().code();
        if (texts.has("message." + kind + ".subject")) {
            List<Object> details = new ArrayList<>();
            if (event.reason() != null) {
                details.add(event.reason());
            }
            details.addAll(event.details());
            send(event.registrationNumber(), kind, details.toArray());
        }
    }

    /** Tells the applicant what became of a request for a correction. */
    @EventListener
    @Transactional
    public void on(CorrectionAnswered event) {
        send(event.registrationNumber(), event.corrected() ? "data-corrected" : "correction-declined", event.answer());
    }

    private String text(Locale language, String kind, String part, List<Object> arguments) {
        return texts.in(language, "message." + kind + "." + part, arguments.toArray());
    }
}
