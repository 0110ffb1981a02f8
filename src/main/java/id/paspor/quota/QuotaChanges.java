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
import java.util.function.Function;
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
     * Makes a change at some offices.
     *
     * @param deed makes it at one of them, within a transaction; empty when there is nothing to do
     * @return empty when it is made; else who would lose an appointment, and nothing has changed where they would
     * @throws Refusal whatever the deed refuses
     */
    Optional<Preview> make(List<Office> offices, Decision decision, Function<Office, Optional<Made>> deed) {
        List<Affected> before = offices.stream()
                .flatMap(office -> attempt(office, null, decision.reason(), deed, false).stream())
                .toList();
        if (!Preview.isConfirmed(before, decision.confirmed())) {
            return Optional.of(Preview.of(withNames(before)));
        }
        List<Affected> notConfirmed = new ArrayList<>();
        for (Office office : offices) {
            List<Affected> here = before.stream()
                    .filter(booking -> booking.office().equals(office.code()))
                    .toList();
            notConfirmed.addAll(attempt(office, here, decision.reason(), deed, true));
        }
        displacements.carryOut();
        return notConfirmed.isEmpty() ? Optional.empty() : Optional.of(Preview.of(withNames(notConfirmed)));
    }

    /** As {@link #make(List, Decision, Function)}, at one office. */
    Optional<Preview> make(Office office, Decision decision, Function<Office, Made> deed) {
        return make(List.of(office), decision, at -> Optional.of(deed.apply(at)));
    }

    /**
     * Tries a change.
     *
     * @param confirmed the bookings that may be freed, or {@code null} to look only
     * @return the bookings that stand against it; it is made when all of them were confirmed
     */
    private List<Affected> attempt(
            Office office,
            List<Affected> confirmed,
            String reason,
            Function<Office, Optional<Made>> deed,
            boolean earnest) {
        try {
            return transaction.execute(status -> {
                officeRules.lock(office.code());
                Optional<Made> made = deed.apply(office);
                if (earnest && made.isPresent()) {
                    calendar.layOut(office);
                }
                List<Affected> affected = made.isPresent() ? calendar.overbooked(office) : List.of();
                if (!earnest || !confirmed.containsAll(affected)) {
                    status.setRollbackOnly();
                    return affected;
                }
                made.ifPresent(change -> {
                    displacements.order(affected, reason);
                    change.with("reason", reason).with("displaced", countOrNull(affected));
                    officeRules.record(office.code(), change.what(), change.details());
                });
                return List.of();
            });
        } catch (DataIntegrityViolationException raced) {
            if (String.valueOf(raced.getMessage()).contains("quota_rules_never_overlap")) {
                throw Refusal.invalid("opens", "quota.overlaps");
            }
            throw raced;
        }
    }

    private static Integer countOrNull(List<Affected> affected) {
        return affected.isEmpty() ? null : affected.size();
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
