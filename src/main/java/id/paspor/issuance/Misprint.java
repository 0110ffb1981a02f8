package id.paspor.issuance;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.table.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** That a passport was found wrong at the counter after its print was judged good, and what a second officer says of it. */
@Entity
class Misprint extends Numbered {

    /** What a second officer says; the database checks the same values. */
    enum Decision {
        CONFIRMED,
        DECLINED
    }

    private String passport;
    private String reason;
    private String reportedBy;
    private Instant reportedAt;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String decidedBy;
    private Instant decidedAt;

    protected Misprint() {}

    Misprint(String passport, String reason, Instant now) {
        this.passport = passport;
        this.reason = reason;
        this.reportedBy = Actor.current();
        this.reportedAt = now;
    }

    ReportedMisprint view() {
        return new ReportedMisprint(passport, reason, reportedBy, reportedAt);
    }

    String reason() {
        return reason;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    /** @throws Refusal when it is one's own report */
    void decide(Decision made, Instant now) {
        if (reportedBy.equals(Actor.current())) {
            throw Refusal.forbidden("misprint.second-officer");
        }
        decision = made;
        decidedBy = Actor.current();
        decidedAt = now;
    }
}
