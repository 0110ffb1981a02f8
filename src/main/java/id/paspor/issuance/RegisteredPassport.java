package id.paspor.issuance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of the registers of passports.
 *
 * @param name the holder's name as it is in the passport
 * @param readyAt when it was found good and waited at the counter
 * @param handedOverAt with what follows {@code null} until it is handed over
 * @param collectedBy see {@link HandOver}, also for relation, name and number of the collector
 * @param handedOverBy the officer's account
 */
public record RegisteredPassport(
        String number,
        String registrationNumber,
        String name,
        String product,
        LocalDate issuedOn,
        LocalDate expiresOn,
        State state,
        Instant readyAt,
        Instant handedOverAt,
        String collectedBy,
        String relation,
        String collectorName,
        String collectorIdNumber,
        String handedOverBy) {

    /** A line with its state by what happened and when: it was found void, or handed over. */
    RegisteredPassport(
            String number,
            String registrationNumber,
            String name,
            String product,
            LocalDate issuedOn,
            LocalDate expiresOn,
            Instant voidedAt,
            Instant readyAt,
            Instant handedOverAt,
            String collectedBy,
            String relation,
            String collectorName,
            String collectorIdNumber,
            String handedOverBy) {
        this(
                number,
                registrationNumber,
                name,
                product,
                issuedOn,
                expiresOn,
                State.of(voidedAt, handedOverAt),
                readyAt,
                handedOverAt,
                collectedBy,
                relation,
                collectorName,
                collectorIdNumber,
                handedOverBy);
    }

    /** Where an issued passport is. */
    public enum State {
        WAITING,
        HANDED_OVER,
        CANCELLED;

        private static State of(Instant voidedAt, Instant handedOverAt) {
            if (handedOverAt != null) {
                return HANDED_OVER;
            }
            return voidedAt == null ? WAITING : CANCELLED;
        }

        /** The code in texts: kebab-case. */
        public String code() {
            return name().toLowerCase().replace('_', '-');
        }
    }
}
