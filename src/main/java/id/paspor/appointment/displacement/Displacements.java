package id.paspor.appointment.displacement;

import id.paspor.appointment.OfficeAppointments;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Offices;
import id.paspor.quota.Affected;
import id.paspor.quota.Displacing;
import id.paspor.quota.SlotCalendar;
import id.paspor.quota.SlotId;
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
                bookings.stream().map(booking -> booking.slot().value()).toArray(String[]::new),
                RegistrationNumber.texts(
                        bookings.stream().map(Affected::registrationNumber).toList()),
                reason);
    }

    /** A hundred bookings at most; several nodes may do so at once. */
    @Override
    @Scheduled(fixedDelayString = "PT5S")
    public void carryOut() {
        Set<String> offices = new TreeSet<>();
        for (int done = 0; done < AT_ONCE; done++) {
            SlotId slot = transaction.execute(status -> carryOutNext());
            if (slot == null) {
                break;
            }
            offices.add(slot.office());
        }
        offices.forEach(this::closePlaces);
    }

    private SlotId carryOutNext() {
        return displacements.next().map(this::carryOut).orElse(null);
    }

    private SlotId carryOut(Displacement one) {
        SlotId slot = new SlotId(one.slot());
        appointments.displace(slot, List.of(one.registrationNumber()), one.reason());
        displacements.delete(one.slot(), one.registrationNumber());
        return slot;
    }

    /** Who gave a place back meanwhile left one free that should not be there. */
    private void closePlaces(String code) {
        offices.find(code).ifPresent(calendar::layOutAgain);
    }
}
