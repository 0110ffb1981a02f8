package id.paspor.supervision.mend;

import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Waiting;
import id.paspor.engine.OpenWork;
import id.paspor.identity.AccountNews;
import id.paspor.identity.StaffAccounts;
import id.paspor.kernel.Groups;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails the supervisors of an office, and operators, when more is stuck or late there than they want: once when it begins, and
 * anew when it begins anew.
 */
@Component
@EnableConfigurationProperties(AlertProperties.class)
class Alerts {

    /** A mail that could not be sent for so long says nothing any more. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final AlertProperties limits;
    private final AlertRepository alerts;
    private final OpenWork work;
    private final CaseList cases;
    private final Offices offices;
    private final StaffAccounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Alerts(
            AlertProperties limits,
            AlertRepository alerts,
            OpenWork work,
            CaseList cases,
            Offices offices,
            StaffAccounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.limits = limits;
        this.alerts = alerts;
        this.work = work;
        this.cases = cases;
        this.offices = offices;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M")
    @Transactional
    void look() {
        Map<String, Long> stuck = work.incidents();
        Map<String, Long> late = cases.underWay().stream()
                .collect(Collectors.groupingBy(Waiting::office, Collectors.summingLong(Waiting::late)));
        for (Office office : offices.all()) {
            look(office, "alert-incidents", stuck.getOrDefault(office.code(), 0L), limits.incidents());
            look(office, "alert-late", late.getOrDefault(office.code(), 0L), limits.late());
        }
    }

    private void look(Office office, String kind, long count, int limit) {
        Instant now = clock.instant();
        if (count <= limit) {
            alerts.within(office.code(), kind);
        } else if (alerts.above(office.code(), kind, now) == 1) {
            Stream.concat(accounts.addresses(office.code(), Groups.SUPERVISOR).stream(), limits.operators().stream())
                    .distinct()
                    .forEach(address -> events.publishEvent(
                            new AccountNews(address, now.plus(NEWS), kind, List.of(office.name(), count, limit))));
        }
    }
}
