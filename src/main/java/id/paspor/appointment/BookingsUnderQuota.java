package id.paspor.appointment;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import id.paspor.quota.BookedPlaces;
import id.paspor.quota.SlotId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells an office's quota what is booked. */
@Component
record BookingsUnderQuota(BookingRepository bookings, Offices offices) implements BookedPlaces {

    @Override
    public List<Booked> latest(Map<SlotId, Integer> many) {
        if (many.isEmpty()) {
            return List.of();
        }
        return bookings.latest(values(many.keySet()), many.values().toArray(Integer[]::new)).stream()
                .map(booking -> new Booked(
                        new SlotId(booking.getSlot()), new RegistrationNumber(booking.getRegistrationNumber())))
                .toList();
    }

    @Override
    public Set<SlotId> everBooked(Collection<SlotId> slots) {
        return bookings.everBooked(values(slots)).stream().map(SlotId::new).collect(Collectors.toSet());
    }

    private static String[] values(Collection<SlotId> slots) {
        return slots.stream().map(SlotId::value).toArray(String[]::new);
    }

    @Override
    public Map<LocalDate, Integer> ofProduct(String office, Product product, LocalDate from) {
        Office at = offices.get(office);
        Map<LocalDate, Integer> booked = new TreeMap<>();
        bookings.ofProduct(office, at.startOf(from), product.code())
                .forEach(time ->
                        booked.merge(LocalDate.ofInstant(time.startsAt(), at.zone()), time.booked(), Integer::sum));
        return booked;
    }
}
