package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.channel.Channel;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A message as it is stored: either of a case, or private with an address. Only the repository's statement leases it. */
@Entity
@Table(name = "message")
class MessageEntity extends Numbered {

    private RegistrationNumber registrationNumber;
    private String address;
    private Instant uselessFrom;
    private Instant createdAt;
    private String subjectIndonesian;
    private String textIndonesian;
    private String subjectEnglish;
    private String textEnglish;
    private Instant mailedAt;
    private int attempts;

    /** The key of its texts; {@code null} of one from before it was noted. */
    private String kind;

    /** In which it is mailed. */
    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private Delivery delivery;

    private Instant failedAt;

    @Enumerated(EnumType.STRING)
    private DeliveryFailure failure;

    /** By which it goes now. */
    @Enumerated(EnumType.STRING)
    private Channel channel;

    /** By which the provider of another channel than mail knows it. */
    private UUID dispatch;

    @Enumerated(EnumType.STRING)
    private Channel failedChannel;

    private Instant channelFailedAt;

    @Enumerated(EnumType.STRING)
    private DeliveryFailure channelFailure;

    /** Until when the applicant must do what it asks for, or {@code null}. */
    private Instant dueAt;

    /** When to remind the applicant of that, or {@code null}. */
    private Instant remindAt;

    private Instant remindedAt;

    /** Of the case; {@code null} of a private message, and of one that was mailed before it mattered. */
    private String office;

    protected MessageEntity() {}

    private MessageEntity(Message message, Language language) {
        this.language = language;
        this.createdAt = message.createdAt();
        this.subjectIndonesian = message.subjectIndonesian();
        this.textIndonesian = message.textIndonesian();
        this.subjectEnglish = message.subjectEnglish();
        this.textEnglish = message.textEnglish();
        this.delivery = message.delivery();
        this.channel = message.channel();
    }

    static MessageEntity ofCase(CaseFile file, String kind, Message message) {
        MessageEntity entity =
                new MessageEntity(message, Language.chosen(file.application().language()));
        entity.registrationNumber = file.registrationNumber();
        entity.kind = kind;
        entity.office = file.office();
        entity.dispatch = entity.channel == Channel.EMAIL ? null : UUID.randomUUID();
        return entity;
    }

    static MessageEntity toAddress(
            String address, Language language, Instant uselessFrom, String attached, Message message) {
        MessageEntity entity = new MessageEntity(message, language);
        entity.kind = attached;
        entity.address = address;
        entity.uselessFrom = uselessFrom;
        return entity;
    }

    /**
     * Notes until when something must be done.
     *
     * @param reminder when to remind of it, or {@code null}
     */
    MessageEntity due(Instant until, Instant reminder) {
        dueAt = until;
        remindAt = reminder;
        return this;
    }

    /** What happened first is told first, however the database returns them. */
    static List<MessageEntity> inOrder(List<MessageEntity> messages) {
        return messages.stream().sorted(Comparator.comparing(MessageEntity::id)).toList();
    }

    void remind(Instant now) {
        remindedAt = now;
    }

    Instant dueAt() {
        return dueAt;
    }

    RegistrationNumber registrationNumber() {
        return registrationNumber;
    }

    /** Of a private message; {@code null} for one of a case. */
    String address() {
        return address;
    }

    String kind() {
        return kind;
    }

    Language language() {
        return language;
    }

    Channel channel() {
        return channel;
    }

    UUID dispatch() {
        return dispatch;
    }

    int attempts() {
        return attempts;
    }

    Message view() {
        return new Message(
                createdAt,
                subjectIndonesian,
                textIndonesian,
                subjectEnglish,
                textEnglish,
                delivery,
                mailedAt,
                failedAt,
                failure,
                channel,
                failedChannel == null ? null : new Message.Detour(failedChannel, channelFailedAt, channelFailure));
    }
}
