package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.reading.CasePart;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PassportRepository extends Repository<PassportEntity, String> {

    /** The lines of an office's registers, to be narrowed down. */
    String LINES = "select new id.paspor.issuance.RegisteredPassport(p.number, p.registrationNumber, p.name, p.product,"
            + " p.issuedOn, p.expiresOn, p.voidedAt, exists (select 1 from Misprint m where m.passport = p.number"
            + " and m.decision = id.paspor.issuance.Misprint.Decision.CONFIRMED), p.readyAt, h.handedOverAt, h.collectedBy, h.relation,"
            + " h.collectorName, h.collectorIdNumber, h.handedOverBy)"
            + " from PassportEntity p left join Pickup h on h.passport = p.number"
            + " where p.office = :office and p.readyAt is not null ";

    PassportEntity save(PassportEntity passport);

    boolean existsById(String number);

    /** The passport of a case that is not void. */
    CasePart<Passport> OF_CASE = new CasePart<>(
            Passport.class, "select * from passport where registration_number = :case and voided_at is null");

    /** The passport of a case that is not void, as it was read; for changes there is {@link #lock}. */
    @Query("select new id.paspor.issuance.Passport(p.number, p.registrationNumber, p.office, p.product, p.name,"
            + " p.endorsement, p.issuedOn, p.expiresOn, p.mrz, p.pickupCode, p.readyAt, p.collectBy)"
            + " from PassportEntity p where p.registrationNumber = :registrationNumber and p.voidedAt is null")
    Optional<Passport> find(RegistrationNumber registrationNumber);

    /** The passport of a case that is not void, for one change at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PassportEntity p where p.registrationNumber = :registrationNumber and p.voidedAt is null")
    Optional<PassportEntity> lock(RegistrationNumber registrationNumber);

    @Query("select count(p) > 0 from PassportEntity p where p.registrationNumber = :registrationNumber"
            + " and p.voidedAt is null and p.wrongCodes >= :most")
    boolean isHeldBack(RegistrationNumber registrationNumber, int most);

    /** The passport of an office with a number, and those that wait with a pickup code. */
    @Query("select new id.paspor.issuance.PickupMatch(p.registrationNumber, p.name) from PassportEntity p"
            + " where p.office = :office and (p.number = :wanted or p.pickupCode = :wanted and p.voidedAt is null"
            + " and not exists (select 1 from Pickup h where h.passport = p.number)) order by p.readyAt")
    List<PickupMatch> waiting(String office, String wanted, Limit most);

    /**
     * @param ofCase or {@code null}
     * @param beginning of the holder's name as a pattern that a backslash makes literal, or {@code null}
     */
    @Query(LINES + "and (p.number = :number or p.registrationNumber = :ofCase or p.name like :beginning escape '\\')"
            + " order by p.readyAt desc")
    List<RegisteredPassport> registered(
            String office, String number, RegistrationNumber ofCase, String beginning, Limit most);

    @Query(LINES + "and p.readyAt >= :from and p.readyAt < :before order by p.readyAt, p.number")
    List<RegisteredPassport> issued(String office, Instant from, Instant before);

    @Query(LINES + "and h.handedOverAt >= :from and h.handedOverAt < :before order by h.handedOverAt, p.number")
    List<RegisteredPassport> handedOver(String office, Instant from, Instant before);

    /** The case that a passport is of. */
    interface OfCase {

        RegistrationNumber getRegistrationNumber();
    }

    Optional<OfCase> findByNumber(String number);

    /** Every passport that was made out for a case. */
    @Query("select new id.paspor.issuance.PassportsOfPerson$MadeOut(p.number, p.name, p.endorsement, p.issuedOn,"
            + " p.expiresOn, p.mrz, p.voidedAt, p.readyAt, p.collectBy, h.collectedBy, h.relation, h.collectorName,"
            + " h.collectorIdNumber, h.handedOverAt) from PassportEntity p left join Pickup h on h.passport = p.number"
            + " where p.registrationNumber = :registrationNumber order by p.issuedOn, p.number")
    List<PassportsOfPerson.MadeOut> madeOut(RegistrationNumber registrationNumber);

    /** Takes the holder out of the register's entries for a case. */
    @Modifying
    @NativeQuery("""
            update passport set erased_at = :now, name = null, endorsement = null, mrz = null
            where registration_number = :registrationNumber and erased_at is null""")
    void erase(RegistrationNumber registrationNumber, Instant now);
}
