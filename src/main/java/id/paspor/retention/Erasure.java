package id.paspor.retention;

import id.paspor.casefile.EndedCases;
import id.paspor.casefile.EndedCases.Ended;
import id.paspor.casefile.hold.Holds;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByAge;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.ErasedWithCase;
import id.paspor.kernel.erasure.Retention;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases every night what is past its term (UU PDP 27/2022, articles 43 and 44). Each kind is one node's on a night: that which
 * begins with it. What is erased is erased in many short transactions, case by case; whatever a run leaves, because it was
 * broken off or something failed, is due again on the next night.
 */
@Service
class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    /** Cases looked up, or rows erased, at a time. */
    private static final int BATCH = 500;

    private final RetentionProperties terms;
    private final ErasureRunRepository runs;
    private final EndedCases cases;
    private final Holds holds;
    private final List<ErasedByAge> byAge;
    private final List<ErasedByTerm> byTerm;
    private final List<ErasedWithCase> withCase;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;

    Erasure(
            RetentionProperties terms,
            ErasureRunRepository runs,
            EndedCases cases,
            Holds holds,
            List<ErasedByAge> byAge,
            List<ErasedByTerm> byTerm,
            List<ErasedWithCase> withCase,
            TransactionTemplate transaction,
            MeterRegistry meters,
            Clock clock) {
        this.terms = terms;
        this.runs = runs;
        this.cases = cases;
        this.holds = holds;
        this.byAge = byAge;
        this.byTerm = byTerm;
        this.withCase = withCase;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        // from 0 on, so that the first one is seen to be one more
        Arrays.stream(Retention.values()).forEach(this::failures);
    }

    private Counter failures(Retention kind) {
        return meters.counter("paspor.erasures.failed", "kind", kind.code());
    }

    /** Erases what is due, of each kind that no node has begun with on this night. */
    @Scheduled(cron = "${paspor.erasure.at}")
    void erase() {
        for (Retention kind : Retention.values()) {
            Instant now = clock.instant();
            LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Instant before = terms.before(kind, now);
            if (runs.begin(day, kind.name(), now, before) == 1) {
                begin(new Run(kind, day, before));
            }
        }
    }

    /** What stops one kind stops no other, and is tried again on the next night. */
    private void begin(Run run) {
        try {
            run.all();
        } catch (RuntimeException broken) {
            LOG.error(
                    "The erasure of {} was broken off: {}",
                    run.kind.code(),
                    broken.getClass().getSimpleName());
            run.count(0, 1);
        }
    }

    /** How much of each kind would be erased now; nothing is. */
    Map<Retention, Long> due() {
        Set<RegistrationNumber> held = holds.inForce();
        Map<Retention, Long> due = new EnumMap<>(Retention.class);
        for (Retention kind : Retention.values()) {
            Instant before = terms.before(kind, clock.instant());
            long count = 0;
            for (ErasedByAge part : ofAge(kind)) {
                count += part.due(before, held);
            }
            for (ErasedByTerm part : ofTerm(kind)) {
                count += due(part, before);
            }
            if (isOfCases(kind)) {
                count += cases.countToErase(before, kind == Retention.FINISHED_CASES);
            }
            due.put(kind, count);
        }
        return due;
    }

    private long due(ErasedByTerm part, Instant before) {
        long count = part.of(cases.releasedBefore(before));
        Ended last = from(part.kind());
        List<Ended> page;
        do {
            page = cases.next(last, before, BATCH);
            count += part.of(page.stream().map(Ended::registrationNumber).toList());
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == BATCH);
        return count;
    }

    /** What ended earlier is erased already. */
    private Ended from(Retention kind) {
        return Ended.before(runs.doneUpTo(kind.name()).orElse(Instant.EPOCH));
    }

    private List<ErasedByAge> ofAge(Retention kind) {
        return byAge.stream().filter(part -> part.kind() == kind).toList();
    }

    private List<ErasedByTerm> ofTerm(Retention kind) {
        return byTerm.stream().filter(part -> part.kind() == kind).toList();
    }

    private static boolean isOfCases(Retention kind) {
        return kind == Retention.UNSUCCESSFUL_CASES || kind == Retention.FINISHED_CASES;
    }

    /** One kind on one night. */
    private final class Run {

        private final Retention kind;
        private final LocalDate day;
        private final Instant before;
        private long erased;
        private int failed;

        private Run(Retention kind, LocalDate day, Instant before) {
            this.kind = kind;
            this.day = day;
            this.before = before;
        }

        private void all() {
            ofAge(kind).forEach(this::byAge);
            ofTerm(kind).forEach(this::byTerm);
            if (isOfCases(kind)) {
                wholeCases();
            }
            runs.finish(day, kind.name(), clock.instant());
            if (erased > 0 || failed > 0) {
                LOG.info("Erased of {}: {}, failed: {}", kind.code(), erased, failed);
            }
        }

        private void byAge(ErasedByAge part) {
            Set<RegistrationNumber> held = holds.inForce();
            int some;
            do {
                some = part.erase(before, held, BATCH);
                count(some, 0);
            } while (some > 0);
        }

        private void byTerm(ErasedByTerm part) {
            eachCase(cases.releasedBefore(before), part::erase);
            Ended last = from(kind);
            List<Ended> page;
            do {
                page = cases.next(last, before, BATCH);
                eachCase(page.stream().map(Ended::registrationNumber).toList(), part::erase);
                last = page.isEmpty() ? last : page.get(page.size() - 1);
            } while (page.size() == BATCH);
        }

        private void wholeCases() {
            int failedBefore;
            List<RegistrationNumber> some;
            do {
                failedBefore = failed;
                some = cases.toErase(before, kind == Retention.FINISHED_CASES, BATCH);
                eachCase(some, this::wholeCase);
            } while (some.size() == BATCH && failed == failedBefore);
        }

        /** The case file itself goes last: as long as it is there, the rest is looked for again. */
        private int wholeCase(RegistrationNumber registrationNumber) {
            byTerm.stream().filter(this::goes).forEach(part -> part.erase(registrationNumber));
            withCase.forEach(part -> transaction.executeWithoutResult(status -> part.eraseWith(registrationNumber)));
            cases.erase(registrationNumber);
            return 1;
        }

        /** Only looks may outlast their case. */
        private boolean goes(ErasedByTerm part) {
            return part.kind() != Retention.LOOKS
                    || !terms.before(Retention.LOOKS, clock.instant()).isBefore(before);
        }

        private void eachCase(List<RegistrationNumber> registrationNumbers, ToIntFunction<RegistrationNumber> act) {
            int done = 0;
            int refused = 0;
            for (RegistrationNumber registrationNumber : registrationNumbers) {
                try {
                    done += act.applyAsInt(registrationNumber);
                } catch (RuntimeException failure) {
                    refused++;
                    // its message may quote what was to be erased
                    LOG.warn(
                            "A case was not erased of {}: {}",
                            kind.code(),
                            failure.getClass().getSimpleName());
                }
            }
            count(done, refused);
        }

        private void count(long done, int refused) {
            if (done > 0 || refused > 0) {
                erased += done;
                failed += refused;
                runs.count(day, kind.name(), done, refused);
                meters.counter("paspor.erased", "kind", kind.code()).increment(done);
                failures(kind).increment(refused);
            }
        }
    }
}
