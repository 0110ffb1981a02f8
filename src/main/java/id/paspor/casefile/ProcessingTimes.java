package id.paspor.casefile;

import id.paspor.casefile.StatusChangeRepository.Took;
import id.paspor.kernel.Remembered;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.WorkingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/** How long passports really took at each office, from the payment until they could be collected. */
@Service
public class ProcessingTimes {

    private static final Duration LOOKED_BACK = Duration.ofDays(60);
    private static final int FEWEST_CASES = 10;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final String ALL_OFFICES = "all";

    private final StatusChangeRepository changes;
    private final Offices offices;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Remembered<String, Map<String, Integer>> measured = new Remembered<>(REMEMBERED, all -> measure());

    ProcessingTimes(StatusChangeRepository changes, Offices offices, WorkingCalendar calendar, Clock clock) {
        this.changes = changes;
        this.offices = offices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The median of the last 60 days at an office, in working days, as it was within the last hour; none when fewer than
     * 10 passports became ready.
     */
    public OptionalInt median(String office) {
        Integer days = measured.get(ALL_OFFICES).get(office);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** The medians in working days, by office code. */
    Map<String, Integer> measure() {
        Map<String, List<Integer>> days = new HashMap<>();
        for (Took took : took()) {
            int working = calendar.workingDaysBetween(took.getOffice(), took.getPaid(), took.getReady());
            days.computeIfAbsent(took.getOffice(), office -> new ArrayList<>())
                    .addAll(Collections.nCopies(took.getCases(), working));
        }
        Map<String, Integer> medians = new HashMap<>();
        days.forEach((office, all) -> {
            if (all.size() >= FEWEST_CASES) {
                Collections.sort(all);
                medians.put(office, all.get(all.size() / 2));
            }
        });
        return medians;
    }

    private List<Took> took() {
        List<Office> all = List.copyOf(offices.all());
        return changes.took(
                all.stream().map(Office::code).toArray(String[]::new),
                all.stream().map(office -> office.zone().getId()).toArray(String[]::new),
                clock.instant().minus(LOOKED_BACK));
    }
}
