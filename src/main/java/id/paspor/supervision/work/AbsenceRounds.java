package id.paspor.supervision.work;

import id.paspor.office.Office;
import id.paspor.office.Offices;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands on what absent officers hold, as soon as their absence begins. Every node looks: of two that hand on the same task, the
 * engine lets one.
 */
@Component
public class AbsenceRounds {

    private final Absences absences;
    private final Work work;
    private final Offices offices;

    AbsenceRounds(Absences absences, Work work, Offices offices) {
        this.absences = absences;
        this.work = work;
        this.offices = offices;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void round() {
        offices.all().stream().map(Office::code).forEach(this::round);
    }

    /** Looks at one office now. */
    public void round(String office) {
        absences.inForce(office).forEach(absence -> work.handOnOf(office, absence));
    }
}
