package id.paspor.office;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.preparation.Preparation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/** The immigration offices of this installation, as configured under {@code paspor.offices}. */
@Service
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Offices implements Preparation {

    private final Map<String, Office> byCode = new TreeMap<>();
    private final OfficeRepository offices;

    Offices(OfficeProperties properties, OfficeRepository offices) {
        this.offices = offices;
        properties
                .offices()
                .forEach((code, settings) -> byCode.put(
                        code,
                        new Office(
                                code,
                                settings.name(),
                                settings.address(),
                                settings.phone(),
                                settings.zone(),
                                settings.opens(),
                                settings.closes(),
                                settings.placesPerHour(),
                                settings.products(),
                                settings.turnaround(),
                                settings.location())));
    }

    /** Lets other tables refer to the configured offices. Offices that left the settings keep their row. */
    @Override
    public void prepare() {
        byCode.keySet().forEach(offices::make);
    }

    /** All offices, by code. */
    public Collection<Office> all() {
        return byCode.values();
    }

    /** The other offices, nearest first; those whose location is not configured come last. */
    public List<Office> nearestTo(Office office) {
        return byCode.values().stream()
                .filter(other -> !other.equals(office))
                .sorted(Comparator.comparingDouble(other -> kilometres(office, other)))
                .toList();
    }

    private static double kilometres(Office from, Office to) {
        boolean known = from.location() != null && to.location() != null;
        return known ? from.location().kilometresTo(to.location()) : Double.MAX_VALUE;
    }

    /** The office with this code. */
    public Optional<Office> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The office with this code.
     *
     * @throws Refusal when there is none
     */
    public Office get(String code) {
        return find(code).orElseThrow(() -> Refusal.notFound("office.unknown", code));
    }
}
