package id.paspor.issuance;

import id.paspor.casefile.Nik;
import id.paspor.kernel.Coded;
import id.paspor.kernel.RegistrationNumber;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of the registers of passports.
 *
 * @param name the holder's name as it is in the passport
 * @param voidedAt when it became void, or {@code null}
 * @param misprinted whether it is void because it was found wrong at the counter
 * @param readyAt when it was found good and waited at the counter
 * @param handedOverAt with what follows {@code null} until it is handed over
 * @param collectedBy see {@link HandOver}, also for relation, name and number of the collector
 * @param handedOverBy the officer's account
 */
public record RegisteredPassport(
        String number,
        RegistrationNumber registrationNumber,
        String name,
        String product,
        LocalDate issuedOn,
        LocalDate expiresOn,
        Instant voidedAt,
        boolean misprinted,
        Instant readyAt,
        Instant handedOverAt,
        String collectedBy,
        String relation,
        String collectorName,
        Nik collectorIdNumber,
        String handedOverBy) {

    /** Where it is. */
    public State state() {
        if (handedOverAt != null) {
            return State.HANDED_OVER;
        }
        if (misprinted) {
            return State.MISPRINTED;
        }
        return voidedAt == null ? State.WAITING : State.CANCELLED;
    }

    /** Where an issued passport is. */
    public enum State implements Coded {
        WAITING,
        HANDED_OVER,
        MISPRINTED,
        CANCELLED;
    }
}
