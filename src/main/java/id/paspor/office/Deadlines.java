package id.paspor.office;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Date;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * Until when each step may take, for the timers and due dates of the process. An applicant's period ends with the last
 * minute of an open day in the office's zone; a desk's ends when the office closes on a working day.
 */
@Service
public class Deadlines {

    private final Offices offices;
    private final WorkingCalendar calendar;
    private final OfficeProperties properties;
    private final OfficeProperties.Deadlines settings;
    private final Clock clock;

    Deadlines(Offices offices, WorkingCalendar calendar, OfficeProperties properties, Clock clock) {
        this.offices = offices;
        this.calendar = calendar;
        this.properties = properties;
        this.settings = properties.deadlines();
        this.clock = clock;
    }

    /** Until when an interview slot must be chosen. */
    public Date slotChoice(String office) {
        return Date.from(endOf(office, settings.slotChoice()));
    }

    /** Until when a correction must be made. */
    public Date correction(String office) {
        return Date.from(endOf(office, settings.correction()));
    }

    /** Until when missing documents must be brought. */
    public Date missingDocuments(String office) {
        return Date.from(endOf(office, settings.missingDocuments()));
    }

    /** When data entry is due whatever the interview's time is; cases of earlier versions of the process ask so. */
    public Date dataEntry(String office) {
        return closingTime(office, targets(office).data());
    }

    /**
     * When data entry is due: before the interview, by the time the office closes on the working day before it. An interview
     * that begins sooner is itself the limit; one that has begun is none.
     */
    public Date dataEntry(String office, Date interview) {
        Instant now = clock.instant();
        Date due = dataEntry(office);
        if (!interview.toInstant().isAfter(now)) {
            return due;
        }
        Office at = offices.get(office);
        LocalDate eve = calendar.openBefore(office, LocalDate.ofInstant(interview.toInstant(), at.zone()));
        Date latest = closing(at, eve);
        if (!latest.toInstant().isAfter(now)) {
            latest = interview;
        }
        return due.before(latest) ? due : latest;
    }

    /**
     * When an interview that is booked online now may begin at the earliest: the office has working time before it to check
     * what was declared.
     */
    public Instant earliestInterview(String office) {
        Office at = offices.get(office);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), at.zone());
        boolean over = !now.toLocalTime().isBefore(calendar.closes(at, now.toLocalDate()));
        LocalDate from = calendar.openOnOrAfter(office, now.toLocalDate().plusDays(over ? 1 : 0));
        boolean open = from.equals(now.toLocalDate()) && now.toLocalTime().isAfter(at.opens());
        return calendar.plusWorkingDays(office, from, settings.beforeInterview())
                .atTime(open ? now.toLocalTime() : at.opens())
                .atZone(at.zone())
                .toInstant();
    }

    /** When a supervisor's decision on a screening hit, on a passport that was found wrong, or on booklets to be written off, is due. */
    public Date adjudication(String office) {
        return closingTime(office, targets(office).screening());
    }

    /** When the passport is due to be printed. */
    public Date printing(String office) {
        return closingTime(office, targets(office).printing());
    }

    /** In how many working days an office does its work: its own targets, else those of all. */
    public Targets targets(String office) {
        Turnaround promise = offices.get(office).turnaround();
        OfficeProperties.OwnTargets own = properties.offices().get(office).targets();
        return new Targets(
                Objects.requireNonNullElse(own.dataEntry(), settings.dataEntry()),
                Objects.requireNonNullElse(own.adjudication(), settings.adjudication()),
                Objects.requireNonNullElse(own.printing(), settings.printing()),
                Objects.requireNonNullElse(own.legal(), settings.legal()),
                promise);
    }

    /** When to look again whether blank booklets have come: the next working day, as the office opens. */
    public Date nextStockCheck(String office) {
        Office at = offices.get(office);
        LocalDate next = calendar.openOnOrAfter(office, today(at).plusDays(1));
        return Date.from(next.atTime(at.opens()).atZone(at.zone()).toInstant());
    }

    /**
     * The end of the day on which a period from today ends, moved to the next working day when the office is closed.
     *
     * @param office office code, whose zone decides what a day is
     */
    public Instant endOf(String office, Period period) {
        Office at = offices.get(office);
        LocalDate last = calendar.openOnOrAfter(office, today(at).plus(period));
        return endOf(at, last);
    }

    /** The end of a day in the office's zone. */
    public Instant endOf(Office office, LocalDate day) {
        return office.startOf(day.plusDays(1)).minusSeconds(1);
    }

    /** The date at the office now. */
    public LocalDate today(Office office) {
        return office.today(clock);
    }

    private Date closingTime(String office, int workingDays) {
        Office at = offices.get(office);
        return closing(at, calendar.plusWorkingDays(office, today(at), workingDays));
    }

    private Date closing(Office at, LocalDate day) {
        return Date.from(day.atTime(calendar.closes(at, day)).atZone(at.zone()).toInstant());
    }
}
