package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.CaseFiles.Rectified;
import id.paspor.casefile.CaseProgressed;
import id.paspor.casefile.Status;
import id.paspor.casefile.channel.Channel;
import id.paspor.casefile.channel.OfferedChannels;
import id.paspor.casefile.correction.CorrectionAnswered;
import id.paspor.identity.AccountLanguages;
import id.paspor.identity.AccountNews;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.reading.CasePart;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to applicants, about a case or to an address alone. They are written within the transaction of what they tell
 * of, and e-mailed afterwards, so that nobody is told what did not happen and nothing that happened goes untold.
 */
@Service
public class Messages {

    /** Before the kind of a message: its text for whoever cannot open the application's page, where that differs. */
    private static final String WITHOUT_ACCOUNT = "without-account.";

    /** The messages to the applicant of a case, newest first, as part of a page. */
    public static final CasePart<Message> TOLD = MessageRepository.OF_CASE;

    private final MessageRepository messages;
    private final CaseFiles cases;
    private final OfferedChannels channels;
    private final AccountLanguages languages;
    /** Later, as accounts are the engine's, which needs us. */
    private final ObjectProvider<CaseLinks> links;

    private final Terms terms;
    private final Texts texts;
    private final Clock clock;

    /** What modules know of their reminders; asked when one is sent, which may be long after it was written, see ADR 85. */
    public interface Timely {

        /**
         * Whether what a message reminds of is over, so that it is not sent any more; no for messages of other modules.
         *
         * @param file the case, as it is now
         * @param kind of the message, see {@link Messages#send}
         * @param written when it was
         */
        boolean isOver(CaseFile file, String kind, Instant written);
    }

    Messages(
            MessageRepository messages,
            CaseFiles cases,
            OfferedChannels channels,
            AccountLanguages languages,
            ObjectProvider<CaseLinks> links,
            Terms terms,
            Texts texts,
            Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.channels = channels;
        this.languages = languages;
        this.links = links;
        this.terms = terms;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Writes a message to the applicant of a case.
     *
     * @param kind the texts {@code message.<kind>.subject} and {@code .text}; their arguments are the registration number
     *     {0} in groups of four, the applicant's name {1} and then the details
     */
    @Transactional
    public void send(RegistrationNumber registrationNumber, String kind, Object... details) {
        messages.save(written(cases.get(registrationNumber), kind, List.of(details)));
    }

    private MessageEntity written(CaseFile file, String kind, List<Object> details) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(file.groupedNumber());
        arguments.add(file.application().fullName());
        arguments.addAll(details);
        boolean asTwo = texts.has(WITHOUT_ACCOUNT + kind);
        String text = asTwo && !links.getObject().isOwned(file) ? WITHOUT_ACCOUNT + kind : text(kind);
        return MessageEntity.ofCase(file, kind, written(kind, text, arguments, channel(file)));
    }

    /**
     * Tells the holder of an address, and nobody else: it is in no inbox, and deleted once it is mailed. It is in the language of
     * its account; where that has none yet, of the page on which it was brought about.
     */
    @EventListener
    @Transactional
    public void on(AccountNews news) {
        messages.save(MessageEntity.toAddress(
                news.email(),
                languages.ofAddress(news.email()).orElseGet(Messages::ofPage),
                news.uselessFrom(),
                news.attached(),
                written(news.kind(), text(news.kind()), news.details(), Channel.EMAIL)));
    }

    private static Language ofPage() {
        LocaleContext page = LocaleContextHolder.getLocaleContext();
        return page == null || page.getLocale() == null ? Language.ID : Language.of(page.getLocale());
    }

    /** The one that was chosen, as long as there is a provider. */
    private Channel channel(CaseFile file) {
        Channel chosen = Channel.chosen(file.application().channel());
        return channels.offered().contains(chosen) ? chosen : Channel.EMAIL;
    }

    /** @param text its key */
    private Message written(String kind, String text, List<Object> arguments, Channel channel) {
        String subject = "message." + kind + ".subject";
        Object[] with = arguments.toArray();
        return new Message(
                clock.instant(),
                texts.in(Texts.INDONESIAN, subject, with),
                texts.in(Texts.INDONESIAN, text, with),
                texts.in(Texts.ENGLISH, subject, with),
                texts.in(Texts.ENGLISH, text, with),
                Delivery.WAITING,
                null,
                null,
                null,
                channel,
                null);
    }

    /** The messages to the applicant of a case, newest first. */
    @Transactional(readOnly = true)
    public List<Message> of(RegistrationNumber registrationNumber) {
        return messages.findByRegistrationNumberOrderByIdDesc(registrationNumber).stream()
                .map(MessageEntity::view)
                .toList();
    }

    /** The cases of an office to whose applicants mail does not arrive, or what they chose in its place, see {@link Undelivered}; ended ones too. */
    @Transactional(readOnly = true)
    public Set<RegistrationNumber> undelivered(String office) {
        return messages.undelivered(office).stream()
                .map(RegistrationNumber::new)
                .collect(Collectors.toSet());
    }

    /**
     * Tells the applicant what happened, where there is a text for it; the reason comes before the details, and until when something must be done after
     * them. A correction may be
     * of the address, so that the last mail that failed is sent again.
     */
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
            tell(cases.get(event.registrationNumber()), event.status(), details);
        }
        if (event.status() == Status.CORRECTED) {
            messages.sendAgain(event.registrationNumber());
        }
    }

    /** Where the applicant must do something in time the last detail says until when, and some of it is reminded of. */
    private void tell(CaseFile file, Status status, List<Object> details) {
        String kind = status.code();
        if (status == Status.PAID) {
            details.addAll(terms.promise(file.office()));
        }
        Optional<Instant> until = terms.until(status, file.office());
        if (until.isEmpty()) {
            messages.save(written(file, kind, details));
            return;
        }
        details.add(terms.day(file.office(), until.get()));
        Instant reminder = terms.reminderAt(status, file.office(), until.get()).orElse(null);
        messages.save(written(file, kind, details).due(until.get(), reminder));
    }

    /** Tells the applicant that what was declared was rectified, and why. */
    @EventListener
    @Transactional
    public void on(Rectified event) {
        send(event.registrationNumber(), "data-rectified", event.reason());
    }

    /** Tells the applicant what became of a request for a correction. */
    @EventListener
    @Transactional
    public void on(CorrectionAnswered event) {
        send(event.registrationNumber(), event.corrected() ? "data-corrected" : "correction-declined", event.answer());
    }

    private static String text(String kind) {
        return "message." + kind + ".text";
    }
}
