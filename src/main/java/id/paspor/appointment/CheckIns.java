package id.paspor.appointment;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.CaseJobs;
import id.paspor.kernel.Actor;
import id.paspor.kernel.OfficersReason;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
    private final Places places;
    private final Bookings bookings;
    private final CaseFiles cases;
    private final CaseJobs jobs;
    private final Offices offices;
    private final Deadlines deadlines;
    private final DayList dayList;

    CheckIns(
            Appointments appointments,
            OfficeAppointments officeAppointments,
            Places places,
            Bookings bookings,
            CaseFiles cases,
            CaseJobs jobs,
            Offices offices,
            Deadlines deadlines,
            DayList dayList) {
        this.appointments = appointments;
        this.officeAppointments = officeAppointments;
        this.places = places;
        this.bookings = bookings;
        this.cases = cases;
        this.jobs = jobs;
        this.offices = offices;
        this.deadlines = deadlines;
        this.dayList = dayList;
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
        String registrationNumber = file.registrationNumber();
        String slot = requireExpectedToday(file);
        places.inOwnTransaction(() -> {
            jobs.leave(CHANGED, registrationNumber);
            if (!bookings.checkIn(registrationNumber, slot, Actor.current())) {
                throw Refusal.conflict("task.raced");
            }
            appointments.letGo(registrationNumber);
            cases.note(registrationNumber, Status.CHECKED_IN, null);
        });
        return dayList.visitOf(file);
    }

    private String requireExpectedToday(CaseFile file) {
        Bookings.Current current = bookings.current(file.registrationNumber());
        Office office = offices.get(file.office());
        if (current.is("ATTENDED")) {
            throw Refusal.conflict("check-in.interviewed");
        }
        if (!file.status().precedesApproval()) {
            throw Refusal.conflict(
                    "check-in.over", new Texts.Wording("status." + file.status().code()));
        }
        if (current.appointment() == null) {
            throw Refusal.conflict("check-in.no-appointment");
        }
        if (current.is("CHECKED_IN")) {
            Visit here = dayList.visitOf(file);
            throw Refusal.conflict("check-in.already", at(here, office), here.checkedInBy());
        }
        LocalDate day = LocalDate.ofInstant(current.appointment().start(), office.zone());
        if (!day.equals(deadlines.today(office))) {
            throw Refusal.conflict(
                    "check-in.other-day", Texts.at(current.appointment().start(), office.zone()));
        }
        return current.appointment().slot();
    }

    private static Object at(Visit here, Office office) {
        ZoneId zone = office.zone();
        return here.checkedInAt().atZone(zone).toLocalTime();
    }

    /**
     * Takes a check-in back that was a mistake.
     *
     * @param reason 3 to 500 characters
     * @throws Refusal when there is no such case at this office, nobody is here for it, or the reason is missing
     */
    public void undo(String office, String typed, String reason) {
        String registrationNumber = caseOf(office, typed).registrationNumber();
        String words = OfficersReason.required(reason);
        places.inOwnTransaction(() -> {
            jobs.leave(CHANGED, registrationNumber);
            if (!bookings.undoCheckIn(registrationNumber, words)) {
                throw Refusal.conflict("check-in.none");
            }
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
     * @param slot the id of a slot of today
     * @param reason as in {@link OfficeAppointments#assign}
     * @throws Refusal when there is no such case at this office, the slot is none of today's, or as in
     *     {@link OfficeAppointments#assign}
     */
    public void insert(String office, String typed, String slot, String reason) {
        CaseFile file = caseOf(office, typed);
        if (placesToday(office).stream().noneMatch(place -> place.id().equals(slot))) {
            throw Refusal.invalid("slot", "check-in.no-such-place");
        }
        officeAppointments.assign(file.registrationNumber(), slot, reason);
    }

    /** Notes that the process has been told who is here. */
    @Transactional
    public void told(String registrationNumber) {
        bookings.checkInTold(registrationNumber);
    }

    /** Another office's case and none are the same to the counter. */
    private CaseFile caseOf(String office, String typed) {
        return cases.find(typed.replaceAll("[\\s\\u00a0]", ""))
                .filter(file -> file.office().equals(office))
                .orElseThrow(() -> Refusal.invalid("number", "check-in.unknown"));
    }
}
