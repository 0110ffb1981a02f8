package id.paspor.quota;

import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import id.paspor.office.Office;
import id.paspor.quota.rule.Decision;
import id.paspor.quota.rule.OfficeRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes changes of rules and special days: rules, slots, the record of it and the list of who is to be freed in one
 * transaction, so that all nodes see all of it at once. A change that leaves fewer places than are booked is only made
 * once exactly these bookings were shown and confirmed.
 */
@Component
class QuotaChanges {

    private static final int NAMES_SHOWN = 200;

    private final OfficeRules officeRules;
    private final SlotCalendar calendar;
    private final Displacing displacements;
    private final CaseFiles cases;
    private final TransactionTemplate transaction;

    QuotaChanges(
            OfficeRules officeRules,
            SlotCalendar calendar,
            Displacing displacements,
            CaseFiles cases,
            PlatformTransactionManager transactions) {
        this.officeRules = officeRules;
        this.calendar = calendar;
        this.displacements = displacements;
        this.cases = cases;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is to be recorded of a change that was made.
     *
     * @param what the key of its name in the message bundles
     * @param details what was set; what is {@code null} is left out
     */
    record Made(String what, Map<String, Object> details) {

        static Made of(String what) {
            return new Made(what, new LinkedHashMap<>());
        }

        Made with(String name, Object value) {
            if (value != null) {
                details.put(name, value instanceof Number || value instanceof List<?> ? value : value.toString());
            }
            return this;
        }
    }

    /**
     * Makes a change that concerns some offices, at all of them or at none.
     *
     * @param deed makes it, within a transaction
     * @return empty when it is made; else who would lose an appointment, and nothing has changed
     * @throws Refusal whatever the deed refuses
     */
    Optional<Preview> make(List<Office> offices, Decision decision, Supplier<Made> deed) {
        List<Affected> before = attempt(offices, null, decision.reason(), deed);
        if (!Preview.isConfirmed(before, decision.confirmed())) {
            return Optional.of(Preview.of(withNames(before)));
        }
        List<Affected> notConfirmed = attempt(offices, Set.copyOf(before), decision.reason(), deed);
        displacements.carryOut();
        return notConfirmed.isEmpty() ? Optional.empty() : Optional.of(Preview.of(withNames(notConfirmed)));
    }

    /** As {@link #make(List, Decision, Supplier)}, at one office. */
    Optional<Preview> make(Office office, Decision decision, Function<Office, Made> deed) {
        return make(List.of(office), decision, () -> deed.apply(office));
    }

    /**
     * Tries a change.
     *
     * @param confirmed the bookings that may be freed, or {@code null} to look only
     * @return the bookings that stand against it; it is made when all of them were confirmed
     */
    private List<Affected> attempt(List<Office> offices, Set<Affected> confirmed, String reason, Supplier<Made> deed) {
        try {
            return transaction.execute(status -> {
                offices.forEach(office -> officeRules.lock(office.code()));
                Made made = deed.get();
                List<Affected> all = new ArrayList<>();
                for (Office office : offices) {
                    all.addAll(affected(office, made, reason, confirmed != null));
                }
                if (confirmed == null || !confirmed.containsAll(all)) {
                    status.setRollbackOnly();
                    return all;
                }
                return List.of();
            });
        } catch (DataIntegrityViolationException raced) {
            if (String.valueOf(raced.getMessage()).contains("quota_rules_never_overlap")) {
                throw Refusal.invalid("opens", "quota.overlaps");
            }
            throw raced;
        }
    }

    /** The bookings of an office that stand against a change that was made in this transaction. */
    private List<Affected> affected(Office office, Made made, String reason, boolean earnest) {
        if (!earnest) {
            return calendar.overbooked(office);
        }
        calendar.layOut(office);
        List<Affected> affected = calendar.overbooked(office);
        displacements.order(affected, reason);
        Map<String, Object> details = new LinkedHashMap<>(made.details());
        details.put("reason", reason);
        if (!affected.isEmpty()) {
            details.put("displaced", affected.size());
        }
        officeRules.record(office.code(), made.what(), details);
        return affected;
    }

    /** The names of the first ones, because a list of thousands is read by nobody. */
    private List<Affected> withNames(List<Affected> affected) {
        List<Affected> named = new ArrayList<>(affected);
        named.subList(0, Math.min(NAMES_SHOWN, named.size()))
                .replaceAll(booking -> new Affected(
                        booking.office(),
                        booking.slot(),
                        booking.start(),
                        booking.registrationNumber(),
                        cases.get(booking.registrationNumber()).application().fullName()));
        return named;
    }
}
