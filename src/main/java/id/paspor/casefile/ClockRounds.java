package id.paspor.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.casefile.clock.CaseClocks;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reckons the clocks of open cases anew from their history, where the calendar, hours or targets of their office are others
 * than those they were reckoned by. Several nodes share the work.
 */
@Component
class ClockRounds {

    private static final int AT_ONCE = 500;

    private final CaseFileRepository files;
    private final StatusChangeRepository changes;
    private final ServiceLevels levels;
    private final Offices offices;
    private final ObjectMapper mapper;
    private final TransactionTemplate transaction;

    /** By office, the version of which no case was behind when this node last looked; it looks every hour at least. */
    private final Cache<String, String> looked =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    ClockRounds(
            CaseFileRepository files,
            StatusChangeRepository changes,
            ServiceLevels levels,
            Offices offices,
            ObjectMapper mapper,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.changes = changes;
        this.levels = levels;
        this.offices = offices;
        this.mapper = mapper;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void round() {
        offices.all().stream().map(Office::code).forEach(this::round);
    }

    private void round(String office) {
        String version = levels.version(office);
        if (version.equals(looked.getIfPresent(office))) {
            return;
        }
        int all = 0;
        int some;
        do {
            some = transaction.execute(status -> some(office));
            all += some;
        } while (some == AT_ONCE);
        if (all == 0) {
            looked.put(office, version);
        } else {
            looked.invalidate(office);
        }
    }

    /** The rows are locked before their history is read, so that nothing happens to them in between. */
    private int some(String office) {
        List<RegistrationNumber> behind = files.behind(office, levels.version(office), AT_ONCE).stream()
                .map(RegistrationNumber::new)
                .toList();
        Map<RegistrationNumber, List<StatusChange>> histories =
                changes.findByRegistrationNumberInOrderById(behind).stream()
                        .collect(Collectors.groupingBy(
                                StatusChangeEntity::registrationNumber,
                                Collectors.mapping(StatusChangeEntity::view, Collectors.toList())));
        Map<RegistrationNumber, CaseClocks> reckoned = new HashMap<>();
        behind.forEach(number ->
                reckoned.put(number, levels.of(office, CaseFiles.turns(histories.getOrDefault(number, List.of())))));
        files.run(json(reckoned));
        return behind.size();
    }

    private String json(Map<RegistrationNumber, CaseClocks> clocks) {
        try {
            return mapper.writeValueAsString(clocks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
