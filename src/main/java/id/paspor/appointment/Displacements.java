package id.paspor.appointment;

import id.paspor.office.Offices;
import id.paspor.quota.Affected;
import id.paspor.quota.Displacing;
import id.paspor.quota.SlotCalendar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Frees the bookings that an office has taken back. They are noted with the change that takes them back and freed after
 * it, one by one, so that no slot is locked while the process of a case is told, and nobody is forgotten when a node stops
 * in between.
 */
@Component
public class Displacements implements Displacing {

    private static final int AT_ONCE = 100;

    private final DisplacementRepository displacements;
    private final OfficeAppointments appointments;
    private final SlotCalendar calendar;
    private final Offices offices;
    private final TransactionTemplate transaction;

    Displacements(
            DisplacementRepository displacements,
            OfficeAppointments appointments,
            SlotCalendar calendar,
            Offices offices,
            PlatformTransactionManager transactions) {
        this.displacements = displacements;
        this.appointments = appointments;
        this.calendar = calendar;
        this.offices = offices;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void order(List<Affected> bookings, String reason) {
        displacements.insert(
                bookings.stream().map(Affected::slot).toArray(String[]::new),
                bookings.stream().map(Affected::registrationNumber).toArray(String[]::new),
                reason);
    }

    /** A hundred bookings at most; several nodes may do so at once. */
    @Override
    @Scheduled(fixedDelayString = "PT5S")
    public void carryOut() {
        Set<String> offices = new TreeSet<>();
        for (int done = 0; done < AT_ONCE; done++) {
            String slot = transaction.execute(status -> carryOutNext());
            if (slot == null) {
                break;
            }
            offices.add(slot.substring(0, slot.indexOf('-')));
        }
        offices.forEach(this::closePlaces);
    }

    private String carryOutNext() {
        return displacements.next().map(this::carryOut).orElse(null);
    }

    private String carryOut(Displacement one) {
        appointments.displace(one.slot(), List.of(one.registrationNumber()), one.reason());
        displacements.delete(one.slot(), one.registrationNumber());
        return one.slot();
    }

    /** Who gave a place back meanwhile left one free that should not be there. */
    private void closePlaces(String code) {
        offices.find(code).ifPresent(calendar::layOutAgain);
    }
}
