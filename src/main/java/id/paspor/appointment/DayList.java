package id.paspor.appointment;

import id.paspor.appointment.InterviewHour.Places;
import id.paspor.appointment.Visit.Presence;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.quota.SlotClass;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who comes to an office on a day, by time. */
@Service
public class DayList {

    private static final String COLUMNS = """
            select b.registration_number, b.state, b.checked_in_at, b.checked_in_by, b.reason, b.booked_at, s.id, s.class,
                s.starts_at, s.ends_at
            from booking b join interview_slot s on s.id = b.slot""";

    private static final RowMapper<Row> ROW = (row, number) -> new Row(
            row.getString("registration_number"),
            row.getString("state"),
            instant(row.getTimestamp("checked_in_at")),
            row.getString("checked_in_by"),
            row.getString("reason"),
            row.getTimestamp("booked_at").toInstant(),
            row.getString("id"),
            SlotClass.of(row.getString("class")),
            row.getTimestamp("starts_at").toInstant(),
            row.getTimestamp("ends_at").toInstant());

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Clock clock;

    DayList(JdbcClient jdbc, CaseFiles cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    private record Row(
            String registrationNumber,
            String state,
            Instant checkedInAt,
            String checkedInBy,
            String reason,
            Instant bookedAt,
            String slot,
            SlotClass slotClass,
            Instant start,
            Instant end) {

        /** Whoever is let into a slot that has begun is not late for that. */
        boolean isLate(Instant now) {
            return !now.isBefore(bookedAt.isAfter(start) ? end : start);
        }
    }

    /**
     * The interviews of an office on a day, earliest first.
     *
     * @param day a date in the office's zone
     */
    @Transactional(readOnly = true)
    public List<InterviewHour> of(String office, LocalDate day) {
        List<Row> rows = jdbc.sql(COLUMNS + " where s.office = ? and s.day = ?"
                        + " and b.state in ('BOOKED', 'CHECKED_IN', 'ATTENDED', 'MISSED')")
                .params(office, day)
                .query(ROW)
                .list();
        Map<String, List<Visit>> bySlot = visits(rows).stream()
                .sorted(Comparator.comparing(Visit::registrationNumber))
                .collect(Collectors.groupingBy(Visit::slot));
        Map<Instant, InterviewHour> hours = new LinkedHashMap<>();
        jdbc.sql("""
                select id, class, starts_at, ends_at, capacity, booked from interview_slot
                where office = ? and day = ? order by starts_at, class desc""").params(office, day).query(row -> {
            Instant start = row.getTimestamp("starts_at").toInstant();
            Instant end = row.getTimestamp("ends_at").toInstant();
            InterviewHour hour = hours.computeIfAbsent(
                    start, unknown -> new InterviewHour(start, end, new ArrayList<>(), new ArrayList<>()));
            hour.places()
                    .add(new Places(
                            row.getString("id"),
                            SlotClass.of(row.getString("class")),
                            row.getInt("capacity"),
                            row.getInt("booked")));
            hour.visits().addAll(bySlot.getOrDefault(row.getString("id"), List.of()));
        });
        return List.copyOf(hours.values());
    }

    /** The line of a case that has an appointment. */
    @Transactional(readOnly = true)
    Visit visitOf(CaseFile file) {
        Row row = jdbc.sql(COLUMNS
                        + " where b.registration_number = ? and b.state in ('BOOKED', 'CHECKED_IN', 'ATTENDED')")
                .param(file.registrationNumber())
                .query(ROW)
                .single();
        return visits(List.of(row)).get(0);
    }

    private List<Visit> visits(List<Row> rows) {
        Set<String> numbers = rows.stream().map(Row::registrationNumber).collect(Collectors.toSet());
        Set<String> accepted = cases.having(Status.DATA_ACCEPTED, numbers);
        Map<String, CaseFile> files = cases.all(numbers).stream()
                .collect(Collectors.toMap(CaseFile::registrationNumber, Function.identity()));
        return rows.stream()
                .map(row -> new Visit(
                        row.registrationNumber(),
                        files.get(row.registrationNumber()).application().fullName(),
                        row.slot(),
                        row.slotClass(),
                        row.start(),
                        presence(row),
                        accepted.contains(row.registrationNumber()),
                        row.checkedInAt(),
                        row.checkedInBy(),
                        row.reason()))
                .toList();
    }

    private Presence presence(Row row) {
        return switch (row.state()) {
            case "CHECKED_IN" -> Presence.CHECKED_IN;
            case "ATTENDED" -> Presence.INTERVIEWED;
            case "MISSED" -> Presence.MISSED;
            default -> row.isLate(clock.instant()) ? Presence.LATE : Presence.EXPECTED;
        };
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
