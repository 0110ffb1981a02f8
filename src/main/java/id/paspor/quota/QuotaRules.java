package id.paspor.quota;

import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import id.paspor.office.Product;
import id.paspor.quota.QuotaChanges.Made;
import id.paspor.quota.product.ProductQuota;
import id.paspor.quota.rule.Decision;
import id.paspor.quota.rule.NewQuotaRule;
import id.paspor.quota.rule.OfficeRules;
import id.paspor.quota.rule.QuotaChange;
import id.paspor.quota.rule.QuotaLimits;
import id.paspor.quota.rule.QuotaRule;
import id.paspor.quota.rule.ReleaseRule;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many interviews an office has, at which hours, and from when they can be booked. Every change is recorded and works
 * at once on all nodes. One that leaves fewer places than are booked returns who would lose an appointment, and is made
 * when called again with that preview's token in the {@link Decision}.
 */
@Service
public class QuotaRules {

    private final OfficeRules officeRules;
    private final QuotaChanges changes;
    private final ProductQuota products;
    private final BookedPlaces bookings;
    private final SlotCalendar calendar;
    private final InterviewSlotRepository slots;
    private final Clock clock;

    QuotaRules(
            OfficeRules officeRules,
            QuotaChanges changes,
            ProductQuota products,
            BookedPlaces bookings,
            SlotCalendar calendar,
            InterviewSlotRepository slots,
            Clock clock) {
        this.officeRules = officeRules;
        this.changes = changes;
        this.products = products;
        this.bookings = bookings;
        this.calendar = calendar;
        this.slots = slots;
        this.clock = clock;
    }

    /** The rules of an office that hold now or later, by class and weekday. */
    @Transactional(readOnly = true)
    public List<QuotaRule> rules(Office office) {
        return officeRules.rules(office);
    }

    /**
     * One rule of an office.
     *
     * @throws Refusal when the office has no such rule
     */
    @Transactional(readOnly = true)
    public QuotaRule rule(Office office, long id) {
        return officeRules.rule(office.code(), id).orElseThrow(() -> Refusal.notFound("quota.rule-unknown"));
    }

    /** The release rule of an office. */
    @Transactional(readOnly = true)
    public ReleaseRule release(Office office) {
        return officeRules.release(office.code());
    }

    /** How many interviews a day an office has blank booklets for, of the products for which that is limited. */
    @Transactional(readOnly = true)
    public Map<Product, Integer> productQuotas(Office office) {
        return products.of(office.code());
    }

    /** The latest changes at an office, newest first. */
    @Transactional(readOnly = true)
    public List<QuotaChange> changes(Office office) {
        return officeRules.changes(office.code());
    }

    /** The days from today on that have places, as far as they are laid out. */
    @Transactional(readOnly = true)
    public List<DayOfSlots> overview(Office office) {
        return slots.days(office.code(), office.startOf(office.today(clock))).stream()
                .sorted(Comparator.comparing(DayOfSlots::day).thenComparing(DayOfSlots::slotClass))
                .toList();
    }

    /** The bookings of an office for which there are no places any more, because the calendar of all offices changed. */
    @Transactional(readOnly = true)
    public List<Affected> overbooked(Office office) {
        return calendar.overbooked(office);
    }

    /** The release that comes next at an office. */
    @Transactional(readOnly = true)
    public Optional<Release> nextRelease(Office office) {
        return calendar.nextRelease(office);
    }

    /**
     * Adds a rule for each weekday.
     *
     * @return empty when it is made, else who would lose an appointment
     * @throws Refusal for impossible days and hours, and when it overlaps another rule that it does not replace
     */
    public Optional<Preview> add(Office office, NewQuotaRule rule, Decision decision) {
        new QuotaLimits(office.today(clock))
                .day("from", rule.from())
                .lastDay("to", rule.from(), rule.to())
                .hours(rule.opens(), rule.closes(), rule.minutes())
                .check();
        return changes.make(office, decision, at -> {
            List<DayOfWeek> weekdays = rule.weekdays().stream().sorted().toList();
            weekdays.forEach(weekday -> add(office.code(), rule.on(weekday), rule.replaces()));
            return Made.of("quota.change.rule-added")
                    .with("class", rule.slotClass().code())
                    .with("weekdays", weekdays.stream().map(DayOfWeek::getValue).toList())
                    .with("from", rule.from())
                    .with("to", rule.to())
                    .with("opens", rule.opens())
                    .with("closes", rule.closes())
                    .with("minutes", rule.minutes())
                    .with("places", rule.places());
        });
    }

    private void add(String office, QuotaRule rule, boolean replaces) {
        List<QuotaRule> others = officeRules.overlapping(office, rule);
        if (!others.isEmpty() && !replaces) {
            throw Refusal.invalid("opens", "quota.overlaps");
        }
        others.forEach(other -> officeRules.end(office, other.id(), rule.from().minusDays(1)));
        others.stream()
                .filter(other ->
                        rule.to() != null && (other.to() == null || other.to().isAfter(rule.to())))
                .forEach(other ->
                        officeRules.insert(office, other.since(rule.to().plusDays(1))));
        officeRules.insert(office, rule);
    }

    /**
     * Ends a rule.
     *
     * @param last the last day on which it holds; a rule that has not begun by then never does
     * @return empty when it is made, else who would lose an appointment
     * @throws Refusal when the office has no such rule, or the day is past or after the rule's own end
     */
    public Optional<Preview> end(Office office, long id, LocalDate last, Decision decision) {
        QuotaRule rule = rule(office, id);
        new QuotaLimits(office.today(clock))
                .day("last", last)
                .require(rule.to() == null || !last.isAfter(rule.to()), "last", "quota.ends-earlier")
                .check();
        return changes.make(office, decision, at -> {
            officeRules.end(office.code(), id, last);
            return Made.of("quota.change.rule-ended")
                    .with("class", rule.slotClass().code())
                    .with("weekdays", List.of(rule.weekday().getValue()))
                    .with("opens", rule.opens())
                    .with("closes", rule.closes())
                    .with("places", rule.places())
                    .with("last", last);
        });
    }

    /**
     * Sets from when times can be booked. What can be booked already stays so.
     *
     * @return empty when it is made
     */
    public Optional<Preview> setRelease(Office office, ReleaseRule rule, Decision decision) {
        return changes.make(office, decision, at -> {
            officeRules.setRelease(office.code(), rule);
            return Made.of("quota.change.release-" + rule.kind().code())
                    .with("days", rule.days())
                    .with(
                            "weekdays",
                            rule.weekday() == null
                                    ? null
                                    : List.of(rule.weekday().getValue()))
                    .with("weeks", rule.weeks())
                    .with("at", rule.at());
        });
    }

    /**
     * Limits how many interviews a day are booked for a product. Who is booked beyond it stays.
     *
     * @return empty when it is made
     * @throws Refusal when the office does not issue the product
     */
    public Optional<Preview> setProductQuota(Office office, Product product, int places, Decision decision) {
        if (!office.products().contains(product)) {
            throw Refusal.invalid("product", "office.product-not-offered", office.name());
        }
        return changes.make(office, decision, at -> {
            LocalDate today = office.today(clock);
            products.set(office, product, places, today, bookings.ofProduct(office.code(), product, today));
            return Made.of("quota.change.product-set")
                    .with("product", product.code())
                    .with("places", places);
        });
    }

    /**
     * Ends the limit of a product.
     *
     * @return empty when it is made
     * @throws Refusal when there is none
     */
    public Optional<Preview> removeProductQuota(Office office, Product product, Decision decision) {
        return changes.make(office, decision, at -> {
            if (!products.remove(office.code(), product)) {
                throw Refusal.notFound("quota.product-unknown");
            }
            return Made.of("quota.change.product-removed").with("product", product.code());
        });
    }

    /**
     * Frees the bookings for which there are no places any more.
     *
     * @return empty when it is done, else who would lose an appointment
     */
    public Optional<Preview> free(Office office, Decision decision) {
        return changes.make(office, decision, at -> Made.of("quota.change.freed"));
    }
}
