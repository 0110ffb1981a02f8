package id.paspor.identity.web;

import id.paspor.kernel.SignedIn;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.ZoneId;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The time zone in which people read what concerns their own account. */
@Component
public class OwnZone {

    private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

    private final Offices offices;

    OwnZone(Offices offices) {
        this.offices = offices;
    }

    /** The zone of one's office; the capital's for applicants and administrators, who have none. */
    public ZoneId of(Authentication account) {
        return offices.all().stream()
                .filter(office -> SignedIn.isOfficerOf(account, office.code()))
                .map(Office::zone)
                .findFirst()
                .orElse(CAPITAL);
    }
}
