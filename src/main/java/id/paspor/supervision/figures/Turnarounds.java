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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long cases took at an office, by its service clock: each stay at a stage at the moment it ended, and the whole at the
 * moment the passport was ready for the first time.
 */
final class Turnarounds {

    /**
     * A case whose passport became ready.
     *
     * @param whole the working time of the office from the application on
     * @param promise from the payment, as the promise counts; 0 when it was ready on the same day
     * @param legal from the end of the examination, as the legal term counts
     */
    record Ready(Instant at, long whole, long promise, long legal) {}

    private final Office office;
    private final List<Stay> stays = new ArrayList<>();
    private final List<Ready> ready = new ArrayList<>();

    private Turnarounds(Office office) {
        this.office = office;
    }

    /** @param histories what happened to each case, oldest first */
    static Turnarounds of(
            Office office, Collection<List<StatusChange>> histories, ServiceClock clock, ServiceLevels levels) {
        Turnarounds all = new Turnarounds(office);
        for (List<StatusChange> history : histories) {
            all.stays.addAll(Stay.of(history, clock));
            all.ready(history, clock, levels).ifPresent(all.ready::add);
        }
        return all;
    }

    /** How long the stays at a stage were that ended in a time. */
    Spread at(Stage stage, Period period) {
        return Spread.of(stays.stream()
                .filter(stay -> stay.stage() == stage && has(period, stay.ended()))
                .map(Stay::worked)
                .toList());
    }

    /** How long the passports took from the application that became ready in a time. */
    Spread whole(Period period) {
        return Spread.of(in(period).map(Ready::whole).toList());
    }

    /** How those that became ready in a time stand against the office's promise. */
    Kept promise(Period period, Targets targets) {
        return Kept.of(
                in(period).map(Ready::promise).toList(), targets.promise().to());
    }

    /** How they stand against the term of the law. */
    Kept legal(Period period, Targets targets) {
        return Kept.of(in(period).map(Ready::legal).toList(), targets.legal());
    }

    private Stream<Ready> in(Period period) {
        return ready.stream().filter(passport -> has(period, passport.at()));
    }

    private boolean has(Period period, Instant moment) {
        return period.has(LocalDate.ofInstant(moment, office.zone()));
    }

    private Optional<Ready> ready(List<StatusChange> history, ServiceClock clock, ServiceLevels levels) {
        List<Turn> turns = new ArrayList<>();
        long whole = 0;
        for (StatusChange change : history) {
            Turn turn = change.turn().orElse(null);
            if (turn == null) {
                continue;
            }
            Turn before = turns.isEmpty() ? null : turns.get(turns.size() - 1);
            whole += before != null && before.work() != null ? clock.between(before.at(), turn.at()) : 0;
            turns.add(turn);
            if (change.status() == Status.READY_FOR_PICKUP) {
                CaseClocks clocks = levels.of(office.code(), turns);
                return Optional.of(new Ready(turn.at(), whole, used(clocks.promiseUsed()), used(clocks.legalUsed())));
            }
        }
        return Optional.empty();
    }

    /** What was used of a term, which is below 0 while the day on which it began is not over. */
    private static long used(Long counted) {
        return counted == null ? 0 : Math.max(0, counted);
    }
}
