package id.paspor.casefile.clock;

import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.ServiceClock;
import id.paspor.office.Targets;
import id.paspor.office.WorkingCalendar;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** Reckons the clocks of cases from what happened to them, by the calendar, hours and targets of their offices as they are now. */
@Component
public class ServiceLevels {

    private final Offices offices;
    private final WorkingCalendar calendar;
    private final Deadlines deadlines;

    ServiceLevels(Offices offices, WorkingCalendar calendar, Deadlines deadlines) {
        this.offices = offices;
        this.calendar = calendar;
        this.deadlines = deadlines;
    }

    /** The clocks of a case to which all this happened, oldest first. */
    public CaseClocks of(String office, List<Turn> turns) {
        String by = version(office);
        CaseClocks clocks = CaseClocks.atRest(by);
        for (Turn turn : turns) {
            clocks = after(office, clocks, turn, by);
        }
        return clocks;
    }

    /** The clocks of a case after one more event. */
    public CaseClocks after(String office, CaseClocks clocks, Turn turn) {
        return after(office, clocks, turn, version(office));
    }

    /** Stands for the calendar, hours and targets of an office. */
    public String version(String office) {
        Office at = offices.get(office);
        return DigestUtils.sha256Hex(calendar.version(at) + deadlines.targets(office));
    }

    private CaseClocks after(String office, CaseClocks clocks, Turn turn, String by) {
        ServiceClock clock = calendar.clock(offices.get(office));
        Targets targets = deadlines.targets(office);
        return clocks.after(turn, clock, targets, by);
    }
}
