package id.paspor.identity.applicant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what waited for a link to be opened, once the link has expired. */
@Component
record ExpiredLinks(List<AwaitedLinkRepository<?>> tables, Clock clock) {

    @Scheduled(fixedDelayString = "${paspor.mail.clean-up-interval}")
    void delete() {
        Instant now = clock.instant();
        tables.forEach(table -> table.deleteExpired(now));
    }
}
