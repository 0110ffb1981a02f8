package id.paspor.issuance;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.data.domain.Persistable;

/** A passport as it is kept. What was printed stays; what is said of its pickup follows. */
@Entity
@Table(name = "passport")
class PassportEntity implements Persistable<String> {

    /** After as many wrong pickup codes a passport is held back. */
    static final int MOST_WRONG_CODES = 3;

    @Id
    private String number;

    @Column(updatable = false)
    private RegistrationNumber registrationNumber;

    @Column(updatable = false)
    private String office;

    @Column(updatable = false)
    private String product;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String endorsement;

    @Column(updatable = false)
    private LocalDate issuedOn;

    @Column(updatable = false)
    private LocalDate expiresOn;

    @Column(updatable = false)
    private String mrz;

    private String pickupCode;
    private Instant readyAt;
    private Instant collectBy;
    private int wrongCodes;
    private Instant voidedAt;

    @Transient
    private boolean kept;

    protected PassportEntity() {}

    PassportEntity(Passport made) {
        this.number = made.number();
        this.registrationNumber = made.registrationNumber();
        this.office = made.office();
        this.product = made.product();
        this.name = made.name();
        this.endorsement = made.endorsement();
        this.issuedOn = made.issuedOn();
        this.expiresOn = made.expiresOn();
        this.mrz = made.mrz();
    }

    String number() {
        return number;
    }

    boolean isReady() {
        return readyAt != null;
    }

    /** Waits at the counter from now on. */
    void ready(String code, Instant now, Instant until) {
        pickupCode = code;
        readyAt = now;
        collectBy = until;
    }

    String pickupCode() {
        return pickupCode;
    }

    /**
     * Waits some days longer at the counter.
     *
     * @return until when
     */
    Instant waitsLonger(long days) {
        collectBy = collectBy.plus(days, ChronoUnit.DAYS);
        return collectBy;
    }

    boolean isHeldBack() {
        return wrongCodes >= MOST_WRONG_CODES;
    }

    /** @throws Refusal when only a supervisor can have it handed over */
    void requireNotHeldBack() {
        if (isHeldBack()) {
            throw Refusal.forbidden("pickup.held-back");
        }
    }

    /** @throws Refusal when it is not valid any more */
    void requireValidOn(LocalDate day) {
        if (!expiresOn.isAfter(day)) {
            throw Refusal.invalid("misprint", "pickup.expired", expiresOn);
        }
    }

    /** Whether this is the code that the applicant was told; if not, that is counted. */
    boolean isOpenedBy(String code) {
        boolean right = code.equals(pickupCode);
        if (!right) {
            wrongCodes++;
        }
        return right;
    }

    /** How many more wrong codes may be given. */
    int codesLeft() {
        return MOST_WRONG_CODES - wrongCodes;
    }

    /** @throws Refusal when it is not held back */
    void release() {
        if (!isHeldBack()) {
            throw Refusal.conflict("pickup.not-held-back");
        }
        wrongCodes = 0;
    }

    void makeVoid(Instant now) {
        voidedAt = now;
    }

    @Override
    public String getId() {
        return number;
    }

    @Override
    public boolean isNew() {
        return !kept;
    }

    @PostLoad
    @PostPersist
    void isKept() {
        kept = true;
    }
}
