package id.paspor.appointment.web;

import id.paspor.appointment.Appointments;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.access.OpenToAnybody;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.office.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Public JSON: the offices and their interview slots. */
@RestController
@OpenToAnybody
@RequestMapping("/api/offices")
class OfficeApi {

    private static final long LONGEST_RANGE = 92;

    private final Offices offices;
    private final Appointments appointments;

    OfficeApi(Offices offices, Appointments appointments) {
        this.offices = offices;
        this.appointments = appointments;
    }

    record OfficeView(String code, String name, String address, String zone, Set<Product> products) {}

    record SlotView(String id, Instant start, Instant end, int remaining) {}

    @GetMapping
    List<OfficeView> offices() {
        return offices.all().stream().map(OfficeApi::view).toList();
    }

    /** Slots from the first to the last day given, office time; at most 92 days. */
    @GetMapping("/{code}/slots")
    List<SlotView> slots(@PathVariable String code, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_RANGE) {
            throw Refusal.invalid("to", "range.too-long", LONGEST_RANGE);
        }
        return appointments.slots(offices.get(code).code(), from, to).stream()
                .map(slot -> new SlotView(slot.id().value(), slot.start(), slot.end(), slot.remaining()))
                .toList();
    }

    private static OfficeView view(Office office) {
        return new OfficeView(
                office.code(), office.name(), office.address(), office.zone().getId(), office.products());
    }
}
