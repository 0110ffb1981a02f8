package id.paspor.appointment;

import id.paspor.appointment.Visit.Presence;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotId;
import id.paspor.quota.Slots;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who comes to an office on a day, by time. */
@Service
public class DayList {

    private final BookingRepository bookings;
    private final Slots slots;
    private final CaseFiles cases;
    private final Clock clock;

    DayList(BookingRepository bookings, Slots slots, CaseFiles cases, Clock clock) {
        this.bookings = bookings;
        this.slots = slots;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * The interviews of an office on a day, earliest first.
     *
     * @param day a date in the office's zone
     */
    @Transactional(readOnly = true)
    public List<InterviewHour> of(String office, LocalDate day) {
        List<Slot> ofDay = slots.ofDay(office, day);
        Map<SlotId, List<Visit>> bySlot = visits(ofDay).stream()
                .sorted(Comparator.comparing(Visit::registrationNumber))
                .collect(Collectors.groupingBy(Visit::slot));
        Map<Instant, InterviewHour> hours = new LinkedHashMap<>();
        for (Slot slot : ofDay) {
            InterviewHour hour = hours.computeIfAbsent(
                    slot.start(), start -> new InterviewHour(start, slot.end(), new ArrayList<>(), new ArrayList<>()));
            hour.slots().add(slot);
            hour.visits().addAll(bySlot.getOrDefault(slot.id(), List.of()));
        }
        return List.copyOf(hours.values());
    }

    /**
     * How many come to an office on a day.
     *
     * @param expected who has an appointment, or had one and did not come
     * @param checkedIn how many of them have checked in
     */
    public record Turnout(long expected, long checkedIn) {}

    /**
     * How many come to an office on a day.
     *
     * @param day a date in the office's zone
     */
    @Transactional(readOnly = true)
    public Turnout turnout(Office office, LocalDate day) {
        return bookings.turnout(office.code(), office.startOf(day), office.startOf(day.plusDays(1)));
    }

    private List<Visit> visits(List<Slot> ofDay) {
        Map<SlotId, Slot> byId = ofDay.stream().collect(Collectors.toMap(Slot::id, Function.identity()));
        List<Booking> expected = bookings.expectedIn(byId.keySet());
        Set<RegistrationNumber> numbers =
                expected.stream().map(Booking::registrationNumber).collect(Collectors.toSet());
        Set<RegistrationNumber> accepted = cases.having(Status.DATA_ACCEPTED, numbers);
        Map<RegistrationNumber, CaseFile> files = cases.all(numbers).stream()
                .collect(Collectors.toMap(CaseFile::registrationNumber, Function.identity()));
        return expected.stream()
                .map(booking -> visit(
                        files.get(booking.registrationNumber()),
                        booking,
                        byId.get(booking.slot()),
                        accepted.contains(booking.registrationNumber())))
                .toList();
    }

    /** The line of a case in the list. */
    Visit visit(CaseFile file, Booking booking) {
        boolean accepted = !cases.having(Status.DATA_ACCEPTED, Set.of(file.registrationNumber()))
                .isEmpty();
        return visit(file, booking, slots.find(booking.slot()).orElseThrow(), accepted);
    }

    private Visit visit(CaseFile file, Booking booking, Slot slot, boolean accepted) {
        return new Visit(
                booking.registrationNumber(),
                file.application().fullName(),
                slot.id(),
                slot.slotClass(),
                slot.start(),
                presence(booking, slot),
                accepted,
                booking.checkedInAt(),
                booking.checkedInBy(),
                booking.reason());
    }

    private Presence presence(Booking booking, Slot slot) {
        return switch (booking.state()) {
            case CHECKED_IN -> Presence.CHECKED_IN;
            case ATTENDED -> Presence.INTERVIEWED;
            case MISSED -> Presence.MISSED;
            default -> isLate(booking, slot) ? Presence.LATE : Presence.EXPECTED;
        };
    }

    /** Whoever is let into a slot that has begun is not late for that. */
    private boolean isLate(Booking booking, Slot slot) {
        Instant due = booking.bookedAt().isAfter(slot.start()) ? slot.end() : slot.start();
        return !clock.instant().isBefore(due);
    }
}
