package id.paspor.quota;

import id.paspor.quota.rule.Layout.Wanted;
import java.time.Instant;
import java.util.List;

/** What writes the slots of weeks at once. */
interface SlotBatches {

    void insert(String office, List<Wanted> slots);

    /** Brings slots in line; none gets fewer places than are booked, and what was released by now stays so. */
    void change(List<Wanted> slots, Instant now);
}
