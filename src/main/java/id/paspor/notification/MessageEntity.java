package id.paspor.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message as it is stored: either of a case, or private with an address. Only the repository's statement leases it. */
@Entity
@Table(name = "message")
class MessageEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String registrationNumber;
    private String address;
    private Instant uselessFrom;
    private Instant createdAt;
    private String subjectIndonesian;
    private String textIndonesian;
    private String subjectEnglish;
    private String textEnglish;
    private Instant mailedAt;
    private int attempts;

    protected MessageEntity() {}

    private MessageEntity(Message message) {
        this.createdAt = message.createdAt();
        this.subjectIndonesian = message.subjectIndonesian();
        this.textIndonesian = message.textIndonesian();
        this.subjectEnglish = message.subjectEnglish();
        this.textEnglish = message.textEnglish();
    }

    static MessageEntity ofCase(String registrationNumber, Message message) {
        MessageEntity entity = new MessageEntity(message);
        entity.registrationNumber = registrationNumber;
        return entity;
    }

    static MessageEntity toAddress(String address, Instant uselessFrom, Message message) {
        MessageEntity entity = new MessageEntity(message);
        entity.address = address;
        entity.uselessFrom = uselessFrom;
        return entity;
    }

    Long id() {
        return id;
    }

    String registrationNumber() {
        return registrationNumber;
    }

    /** Of a private message; {@code null} for one of a case. */
    String address() {
        return address;
    }

    int attempts() {
        return attempts;
    }

    Message view() {
        return new Message(createdAt, subjectIndonesian, textIndonesian, subjectEnglish, textEnglish);
    }
}
