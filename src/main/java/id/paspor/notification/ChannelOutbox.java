package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.channel.Channel;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands messages to providers of other channels than mail, as {@link MailOutbox} does to the mail server: leased to one node, without a
 * lock meanwhile, again later and later. What no provider takes is mailed. Mail never waits for a slow provider.
 */
@Component
record ChannelOutbox(
        MessageRepository messages,
        ShortMessageProvider provider,
        CaseFiles cases,
        CaseLinks links,
        Overtaken overtaken,
        Texts texts,
        Clock clock,
        MeterRegistry meters) {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelOutbox.class);

    /** Longer than a provider may take for all that are leased at a time, with the patience of the settings. */
    private static final Duration LEASE = Duration.ofMinutes(4);

    private static final int MOST_AT_A_TIME = 10;

    /** After about an hour mail is sooner read than a phone reached. */
    static final int MOST_ATTEMPTS = 6;

    /** Takes one round after the other while all of it is taken. */
    @Scheduled(fixedDelayString = "${paspor.mail.interval}")
    void send() {
        List<MessageEntity> round;
        boolean taken;
        do {
            Instant now = clock.instant();
            round = messages.leaseOfChannels(now, now.plus(LEASE), MOST_AT_A_TIME);
            taken = true;
            for (MessageEntity message : MessageEntity.inOrder(round)) {
                taken &= deliver(message);
            }
        } while (taken && round.size() == MOST_AT_A_TIME);
    }

    private boolean deliver(MessageEntity message) {
        try {
            CaseFile file = cases.get(message.registrationNumber());
            if (overtaken.is(message, file)) {
                messages.overtaken(message.id());
                return true;
            }
            ShortMessage written = write(message, file);
            provider.take(written);
            messages.taken(message.id(), message.dispatch(), clock.instant());
            meters.counter(
                            "paspor.channel.segments",
                            "channel",
                            written.channel().code())
                    .increment(written.segments());
            return true;
        } catch (ShortMessageProvider.Refused refused) {
            giveUp(message, DeliveryFailure.NUMBER_REFUSED);
            return true;
        } catch (IOException | Refusal failed) {
            note(message, failed);
            return false;
        }
    }

    /** What went wrong may quote the number, so only its kind is logged. */
    private void note(MessageEntity message, Exception failed) {
        LOG.warn(
                "Message {} could not be handed to the provider of {}, attempt {} of {}: {}",
                message.id(),
                message.channel(),
                message.attempts(),
                MOST_ATTEMPTS,
                failed.getClass().getSimpleName());
        if (message.attempts() >= MOST_ATTEMPTS) {
            giveUp(message, DeliveryFailure.NUMBER_NOT_REACHED);
        }
    }

    private void giveUp(MessageEntity message, DeliveryFailure why) {
        if (messages.mailInstead(message.dispatch(), message.channel().name(), clock.instant(), why.name()) > 0) {
            count(meters, message.channel(), why);
        }
    }

    static void count(MeterRegistry meters, Channel channel, DeliveryFailure why) {
        meters.counter("paspor.channel.failed", "channel", channel.code(), "why", why.code())
                .increment();
    }

    /** What happened is what the subject of the mail says, and what to do a word before the link; the page has the rest. */
    ShortMessage write(MessageEntity message, CaseFile file) {
        Locale language = message.language().locale();
        return new ShortMessage(
                message.dispatch(),
                message.channel(),
                ShortMessage.international(file.application().phone()),
                message.language(),
                message.kind(),
                texts.in(
                        language,
                        "short-message",
                        message.view().subject(message.language().code()),
                        texts.in(language, toDo(message.kind(), file)),
                        links.of(file)));
    }

    /** Who has no account can do nothing on a page. */
    private String toDo(String kind, CaseFile file) {
        String own = "short-message.do." + kind;
        if (!texts.has(own)) {
            return "short-message.more";
        }
        return links.isOwned(file) ? own : "short-message.at-counter";
    }
}
