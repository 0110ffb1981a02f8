package id.paspor.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.paspor.quota.InterviewSlotRepository.FirstFree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The next interview time with a free place at each office, for pages that everybody reads: up to a minute old. */
@Service
public class NextInterviews {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final String ALL_OFFICES = "all";

    private final InterviewSlotRepository slots;
    private final Clock clock;
    private final LoadingCache<String, Map<String, Instant>> next =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(all -> read());

    NextInterviews(InterviewSlotRepository slots, Clock clock) {
        this.slots = slots;
        this.clock = clock;
    }

    /** When the next interview with a free place begins at an office. */
    public Optional<Instant> at(String office) {
        return Optional.ofNullable(next.get(ALL_OFFICES).get(office));
    }

    private Map<String, Instant> read() {
        return slots.firstFree(SlotClass.REGULAR, clock.instant()).stream()
                .collect(Collectors.toMap(FirstFree::getOffice, FirstFree::getStart));
    }
}
