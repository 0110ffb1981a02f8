package id.paspor.quota;

import id.paspor.kernel.RegistrationNumber;
import id.paspor.office.Product;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an office's quota has to know of the bookings, asked of the module that has them. */
public interface BookedPlaces {

    /** A booking of a slot. */
    record Booked(SlotId slot, RegistrationNumber registrationNumber) {}

    /**
     * The bookings of slots that were made last, by slot and the latest first. Whoever was seen already is none of them,
     * and whoever is about to be told that the place is gone is counted, but not named.
     *
     * @param many of each slot, by its id
     */
    List<Booked> latest(Map<SlotId, Integer> many);

    /** Which of these slots somebody booked once, whatever became of it. */
    Set<SlotId> everBooked(Collection<SlotId> slots);

    /** How many places are booked for a product at an office, by day, from a day on; days without are left out. */
    Map<LocalDate, Integer> ofProduct(String office, Product product, LocalDate from);
}
