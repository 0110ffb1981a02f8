package id.paspor.quota;

import id.paspor.quota.rule.Layout.Wanted;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class InterviewSlotRepositoryImpl implements SlotBatches {

    private final JdbcTemplate batches;

    InterviewSlotRepositoryImpl(JdbcTemplate batches) {
        this.batches = batches;
    }

    @Override
    public void insert(String office, List<Wanted> slots) {
        batches.batchUpdate(
                "insert into interview_slot (id, office, class, day, starts_at, ends_at, capacity, released_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.id().value(),
                            office,
                            slot.slotClass().code(),
                            slot.day(),
                            Timestamp.from(slot.start()),
                            Timestamp.from(slot.end()),
                            slot.places(),
                            Timestamp.from(slot.releasedAt())
                        })
                        .toList());
    }

    @Override
    public void change(List<Wanted> slots, Instant now) {
        batches.batchUpdate(
                """
                update interview_slot set capacity = greatest(?, booked), ends_at = ?,
                    released_at = case when released_at > ? then ? else released_at end
                where id = ?""",
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.places(),
                            Timestamp.from(slot.end()),
                            Timestamp.from(now),
                            Timestamp.from(slot.releasedAt()),
                            slot.id().value()
                        })
                        .toList());
    }
}
