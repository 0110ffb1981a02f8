package id.paspor.appointment;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import id.paspor.identity.Addresses;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.notification.Attachments;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.Slots;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An interview as an entry of a calendar (RFC 5545, 5546): with one identity for each case, so that what comes later moves the
 * entry or takes it out. Times are in UTC, which every calendar shows in its own zone.
 */
@Component
public class InterviewEntry implements Attachments {

    /** The type of a calendar that is downloaded. */
    public static final String TYPE = "text/calendar;charset=UTF-8";

    /** Messages that tell of an interview's time, or that it is free again. */
    private static final Set<String> KINDS = Set.of(
            "slot-booked",
            "interview-rescheduled",
            "interview-in-a-week",
            "interview-tomorrow",
            "slot-released",
            "interview-time-withdrawn",
            "application-rejected",
            "application-withdrawn",
            "application-lapsed");

    private static final Duration USUAL = Duration.ofHours(1);

    private final BookingRepository bookings;
    private final Slots slots;
    private final Offices offices;
    private final Addresses addresses;
    private final Texts texts;
    private final Clock clock;
    private final String sender;

    InterviewEntry(
            BookingRepository bookings,
            Slots slots,
            Offices offices,
            Addresses addresses,
            Texts texts,
            Clock clock,
            @Value("${paspor.mail.from}") String sender) {
        this.bookings = bookings;
        this.slots = slots;
        this.offices = offices;
        this.addresses = addresses;
        this.texts = texts;
        this.clock = clock;
        this.sender = sender;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Attachment> of(RegistrationNumber registrationNumber, String kind, Language language, String link) {
        if (!KINDS.contains(kind)) {
            return Optional.empty();
        }
        List<Booking> all = bookings.findByRegistrationNumberOrderById(registrationNumber);
        return all.stream()
                .filter(booking -> booking.startsAt().isAfter(clock.instant()))
                .filter(booking -> booking.isAppointment() || booking.wasAppointment())
                .reduce((earlier, later) -> later)
                .map(booking -> entry(booking, all.indexOf(booking), language.locale(), link))
                .map(entry -> new Attachment(
                        "interview.ics", TYPE + ";method=" + entry.getMethod().getValue(), written(entry)));
    }

    /** The calendar with the interview of a case, if it has an appointment. */
    @Transactional(readOnly = true)
    public Optional<byte[]> calendar(RegistrationNumber registrationNumber, Locale language) {
        String page = addresses.ofApplicants() + "/applications/" + registrationNumber;
        List<Booking> all = bookings.findByRegistrationNumberOrderById(registrationNumber);
        return all.stream()
                .filter(Booking::isAppointment)
                .findFirst()
                .map(booking -> written(entry(booking, all.indexOf(booking), language, page)));
    }

    /** Of what was booked later, and of what was given up after it was booked, the sequence is higher. */
    private ICalendar entry(Booking booking, int nth, Locale language, String page) {
        boolean stands = booking.isAppointment();
        Office office = offices.get(booking.office());
        Instant start = booking.startsAt();
        Instant end = slots.find(booking.slot()).map(Slot::end).orElse(start.plus(USUAL));
        VEvent event = new VEvent();
        event.setUid(
                booking.registrationNumber() + "@" + addresses.ofApplicants().getHost());
        event.setSequence(2 * nth + (stands ? 0 : 1));
        event.setStatus(stands ? Status.confirmed() : Status.cancelled());
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setDateStart(Date.from(start));
        event.setDateEnd(Date.from(end));
        event.setSummary(texts.in(language, "interview-entry.summary"));
        event.setLocation(office.name() + ", " + office.address());
        event.setDescription(texts.in(
                language,
                "interview-entry.description",
                Texts.at(start, office.zone()),
                booking.registrationNumber().grouped(),
                page));
        event.setUrl(page);
        event.setOrganizer(new Organizer(office.name(), sender));
        ICalendar calendar = new ICalendar();
        calendar.setMethod(stands ? Method.publish() : Method.cancel());
        calendar.addEvent(event);
        return calendar;
    }

    private static byte[] written(ICalendar calendar) {
        return Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8);
    }
}
