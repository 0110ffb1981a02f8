package id.paspor.issuance;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.written.WrittenNumber;
import id.paspor.kernel.written.WrittenText;
import id.paspor.office.Office;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registers of an office: passports that were found good, and to whom they were handed over. */
@Service
@Transactional(readOnly = true)
public class PassportRegister {

    /** The fewest characters of a name that are looked for. */
    public static final int SHORTEST_NAME = 3;

    /** The most passports that a look-up finds. */
    public static final int MOST_FOUND = 20;

    private final PassportRepository passports;
    private final PickupRepository pickups;

    PassportRegister(PassportRepository passports, PickupRepository pickups) {
        this.passports = passports;
        this.pickups = pickups;
    }

    /**
     * The passports of an office with this number, of the case with this number, or of holders whose name begins so; the
     * newest first, at most {@link #MOST_FOUND}.
     */
    public List<RegisteredPassport> find(Office office, String typed) {
        String name = WrittenText.line(typed).toUpperCase(Locale.ROOT);
        String beginning = name.length() < SHORTEST_NAME ? null : name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        String number = WrittenNumber.compact(typed);
        return passports.registered(
                office.code(), number, RegistrationNumber.of(number).orElse(null), beginning, Limit.of(MOST_FOUND));
    }

    /** The passports that were found good on a day at the office, in that order. */
    public List<RegisteredPassport> issued(Office office, LocalDate day) {
        return passports.issued(office.code(), office.startOf(day), office.startOf(day.plusDays(1)));
    }

    /** The passports that were handed over on a day at the office, in that order. */
    public List<RegisteredPassport> handedOver(Office office, LocalDate day) {
        return passports.handedOver(office.code(), office.startOf(day), office.startOf(day.plusDays(1)));
    }

    /** The case for which the passport with this number was made out, void or not, of whatever office. */
    public Optional<RegistrationNumber> applicationOf(String number) {
        return passports.findByNumber(number).map(PassportRepository.OfCase::getRegistrationNumber);
    }

    /**
     * A passport that was handed over.
     *
     * @param expiresOn the last day on which it is valid
     */
    public record HandedOver(String number, LocalDate expiresOn) {}

    /** The passports that were handed over to the applicant of a case. */
    public List<HandedOver> handedOverFor(RegistrationNumber registrationNumber) {
        return pickups.of(registrationNumber);
    }
}
