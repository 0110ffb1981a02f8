package id.paspor.supervision.figures;

import id.paspor.casefile.Stage;
import id.paspor.casefile.Status;
import id.paspor.casefile.StatusChange;
import id.paspor.casefile.clock.CaseClocks;
import id.paspor.casefile.clock.ServiceLevels;
import id.paspor.casefile.clock.Turn;
import id.paspor.office.Office;
import id.paspor.office.ServiceClock;
import id.paspor.office.Targets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * How long cases took at an office on some days, by its service clock: each stay at a stage on the day it ended, and the whole
 * on the day the passport was ready for the first time.
 *
 * @param stays the office's working time of each stay that ended, by stage
 * @param ready the passports that became ready
 */
record Turnarounds(Map<Stage, long[]> stays, List<Ready> ready) {

    /**
     * A case whose passport became ready.
     *
     * @param whole the working time of the office from the application on
     * @param promise from the payment, as the promise counts; 0 when it was ready on the same day
     * @param allowed how much of the promise supervisors allowed last, or {@code null} when nobody put its end off
     * @param legal from the end of the examination, as the legal term counts
     */
    record Ready(long whole, long promise, Long allowed, long legal) {

        /** Whether it was ready by the date that was in force in the end. */
        boolean isWithin(long days) {
            return promise <= (allowed == null ? days * ServiceClock.DAY : allowed);
        }
    }

    /**
     * Those of some days.
     *
     * @param histories what happened to each case of which something ended on these days, and perhaps others, oldest first
     */
    static Turnarounds of(
            Period period,
            Office office,
            Collection<List<StatusChange>> histories,
            ServiceClock clock,
            ServiceLevels levels) {
        Map<Stage, LongStream.Builder> stays = new EnumMap<>(Stage.class);
        List<Ready> ready = new ArrayList<>();
        for (List<StatusChange> history : histories) {
            Stay.of(history, clock).stream()
                    .filter(stay -> has(period, office, stay.ended()))
                    .forEach(stay -> stays.computeIfAbsent(stay.stage(), stage -> LongStream.builder())
                            .add(stay.worked()));
            ready(period, office, history, clock, levels).ifPresent(ready::add);
        }
        Map<Stage, long[]> amounts = new EnumMap<>(Stage.class);
        stays.forEach((stage, amount) -> amounts.put(stage, amount.build().toArray()));
        return new Turnarounds(amounts, ready);
    }

    /** All of them, which share nothing: they are of other days or of other cases. */
    static Turnarounds together(Collection<Turnarounds> parts) {
        Map<Stage, List<long[]>> stays = new EnumMap<>(Stage.class);
        parts.forEach(part -> part.stays.forEach((stage, amounts) ->
                stays.computeIfAbsent(stage, first -> new ArrayList<>()).add(amounts)));
        Map<Stage, long[]> all = new EnumMap<>(Stage.class);
        stays.forEach((stage, amounts) ->
                all.put(stage, amounts.stream().flatMapToLong(LongStream::of).toArray()));
        return new Turnarounds(
                all, parts.stream().flatMap(part -> part.ready.stream()).toList());
    }

    /** In few figures, by the targets of the office. */
    Summary summary(Targets targets) {
        Map<Stage, Spread> spreads = new EnumMap<>(Stage.class);
        stays.forEach((stage, amounts) -> spreads.put(stage, Spread.of(LongStream.of(amounts))));
        int days = targets.promise().to();
        Kept promise = kept(days, Ready::promise);
        Kept extended = new Kept(
                days, ready.stream().filter(passport -> passport.isWithin(days)).count(), promise.spread());
        return new Summary(spreads, spread(Ready::whole), promise, extended, kept(targets.legal(), Ready::legal));
    }

    private Kept kept(int days, ToLongFunction<Ready> used) {
        return new Kept(
                days,
                ready.stream()
                        .filter(passport -> used.applyAsLong(passport) <= days * ServiceClock.DAY)
                        .count(),
                spread(used));
    }

    private Spread spread(ToLongFunction<Ready> amount) {
        return Spread.of(ready.stream().mapToLong(amount));
    }

    private static boolean has(Period period, Office office, Instant moment) {
        return period.has(LocalDate.ofInstant(moment, office.zone()));
    }

    private static Optional<Ready> ready(
            Period period, Office office, List<StatusChange> history, ServiceClock clock, ServiceLevels levels) {
        List<Turn> turns = new ArrayList<>();
        long whole = 0;
        Turn before = null;
        for (StatusChange change : history) {
            Turn turn = change.turn().orElse(null);
            if (turn == null) {
                continue;
            }
            turns.add(turn);
            if (turn.extendedUntil() != null) {
                continue;
            }
            whole += before != null && before.work() != null ? clock.between(before.at(), turn.at()) : 0;
            before = turn;
            if (change.status() == Status.READY_FOR_PICKUP) {
                if (!has(period, office, turn.at())) {
                    return Optional.empty();
                }
                CaseClocks clocks = levels.of(office.code(), turns);
                return Optional.of(new Ready(
                        whole, used(clocks.promiseUsed()), clocks.promiseAllowed(), used(clocks.legalUsed())));
            }
        }
        return Optional.empty();
    }

    /** What was used of a term, which is below 0 while the day on which it began is not over. */
    private static long used(Long counted) {
        return counted == null ? 0 : Math.max(0, counted);
    }
}
