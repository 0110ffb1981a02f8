package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.CaseJobs;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.kernel.written.OfficersReason;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the counter does on the day of the interviews: it says who is here, takes that back, and lets people in who come
 * without an appointment. Each is a short transaction that leaves a job behind, which tells the process.
 */
@Service
public class CheckIns {

    /** The job that tells the process that the applicant is here, or is not after all. */
    public static final String CHANGED = "interview-check-in-changed";

    private final Appointments appointments;
    private final OfficeAppointments officeAppointments;
    private final SlotPlaces places;
    private final BookingRepository bookings;
    private final CaseFiles cases;
    private final CaseJobs jobs;
    private final Offices offices;
    private final Deadlines deadlines;
    private final DayList dayList;
    private final Clock clock;

    CheckIns(
            Appointments appointments,
            OfficeAppointments officeAppointments,
            SlotPlaces places,
            BookingRepository bookings,
            CaseFiles cases,
            CaseJobs jobs,
            Offices offices,
            Deadlines deadlines,
            DayList dayList,
            Clock clock) {
        this.appointments = appointments;
        this.officeAppointments = officeAppointments;
        this.places = places;
        this.bookings = bookings;
        this.cases = cases;
        this.jobs = jobs;
        this.offices = offices;
        this.deadlines = deadlines;
        this.dayList = dayList;
        this.clock = clock;
    }

    /** The cases among some whose applicants are here and wait to be called. */
    @Transactional(readOnly = true)
    public Set<RegistrationNumber> here(Collection<RegistrationNumber> registrationNumbers) {
        return bookings.appointmentsOf(registrationNumbers).stream()
                .filter(booking -> booking.state() == BookingState.CHECKED_IN)
                .map(Booking::registrationNumber)
                .collect(Collectors.toSet());
    }

    /**
     * Notes that an applicant is here, also when before the slot's time: from now on this is no no-show.
     *
     * @param office code of the officer's office
     * @param typed the registration number as it was typed or scanned, with or without spaces
     * @return the line of the day list, which says whether the data are accepted yet
     * @throws Refusal when there is no such case at this office; when it has no appointment today; or when the applicant is
     *     here already or has been interviewed
     */
    public Visit checkIn(String office, String typed) {
        CaseFile file = caseOf(office, typed);
        Booking here = places.inOwnTransaction(transaction -> {
            CaseBookings has = bookings.of(file.registrationNumber());
            Booking expected = requireExpectedToday(file, has);
            jobs.leave(CHANGED, file.registrationNumber());
            expected.checkIn(Actor.current(), clock.instant());
            has.held().ifPresent(appointments::release);
            cases.note(file.registrationNumber(), Status.CHECKED_IN, null);
            return expected;
        });
        return dayList.visit(file, here);
    }

    private Booking requireExpectedToday(CaseFile file, CaseBookings has) {
        Office office = offices.get(file.office());
        if (has.isAttended()) {
            throw Refusal.conflict("check-in.interviewed");
        }
        if (!file.status().precedesApproval()) {
            throw Refusal.conflict(
                    "check-in.over", new Texts.Wording("status." + file.status().code()));
        }
        Booking booking = has.appointment().orElseThrow(() -> Refusal.conflict("check-in.no-appointment"));
        if (!booking.isBooked()) {
            throw Refusal.conflict(
                    "check-in.already",
                    booking.checkedInAt().atZone(office.zone()).toLocalTime(),
                    booking.checkedInBy());
        }
        if (!booking.day(office.zone()).equals(deadlines.today(office))) {
            throw Refusal.conflict("check-in.other-day", Texts.at(booking.startsAt(), office.zone()));
        }
        return booking;
    }

    /**
     * Takes a check-in back that was a mistake.
     *
     * @param reason 3 to 500 characters
     * @throws Refusal when there is no such case at this office, nobody is here for it, or the reason is missing
     */
    public void undo(String office, String typed, String reason) {
        RegistrationNumber registrationNumber = caseOf(office, typed).registrationNumber();
        String words = OfficersReason.required(reason);
        places.inOwnTransaction(() -> {
            Booking here =
                    bookings.of(registrationNumber).checkedIn().orElseThrow(() -> Refusal.conflict("check-in.none"));
            jobs.leave(CHANGED, registrationNumber);
            here.undoCheckIn(words);
            cases.note(registrationNumber, Status.CHECK_IN_UNDONE, words);
        });
    }

    /** The slots of today with places left that have not ended, for those who come without an appointment. */
    public List<Slot> placesToday(String office) {
        return officeAppointments.assignable(office, 0);
    }

    /**
     * Gives somebody who came a place of today.
     *
     * @param typed the registration number as it was typed or scanned, with or without spaces
     * @param slot the id of a slot of today, or anything else
     * @param reason as in {@link OfficeAppointments#assign}
     * @throws Refusal when there is no such case at this office, the slot is none of today's, or as in
     *     {@link OfficeAppointments#assign}
     */
    public void insert(String office, String typed, String slot, String reason) {
        CaseFile file = caseOf(office, typed);
        Slot place = placesToday(office).stream()
                .filter(one -> one.id().value().equals(slot))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("slot", "check-in.no-such-place"));
        officeAppointments.assign(file.registrationNumber(), place.id(), reason);
    }

    /** Notes that the process has been told who is here. */
    @Transactional
    public void told(RegistrationNumber registrationNumber) {
        bookings.lock(registrationNumber).checkedIn().ifPresent(booking -> booking.tellOfCheckIn(clock.instant()));
    }

    /** Another office's case and none are the same to the counter. */
    private CaseFile caseOf(String office, String typed) {
        if (typed.isBlank()) {
            throw Refusal.invalid("number", "check-in.no-number");
        }
        return RegistrationNumber.read(typed)
                .flatMap(cases::find)
                .filter(file -> file.office().equals(office))
                .orElseThrow(() -> Refusal.invalid("number", "check-in.unknown"));
    }
}
