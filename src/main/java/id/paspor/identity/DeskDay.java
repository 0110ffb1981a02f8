package id.paspor.identity;

import id.paspor.kernel.SignedIn;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Today, at the office of whoever asks; the lists of Tasklist name it. */
@Component
public class DeskDay {

    private final Offices offices;
    private final Clock clock;

    DeskDay(Offices offices, Clock clock) {
        this.offices = offices;
        this.clock = clock;
    }

    /** The end of today, as the engine's expressions want it; for whoever has no office, by the program's own clock. */
    public Date end() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        ZoneId zone = Stream.ofNullable(asking)
                .flatMap(person -> SignedIn.offices(person).stream())
                .findFirst()
                .map(office -> offices.get(office).zone())
                .orElse(clock.getZone());
        return Date.from(LocalDate.now(clock.withZone(zone))
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant());
    }
}
