package id.paspor.supervision.version;

import id.paspor.casefile.Stage;
import id.paspor.engine.version.CaseVersions.Pile;
import id.paspor.engine.version.CaseVersions.Version;
import id.paspor.engine.version.Outcome;
import id.paspor.engine.version.VersionRuns.Misfit;
import id.paspor.engine.version.VersionRuns.Run;
import id.paspor.engine.version.VersionRuns.Tally;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.supervision.StageOfTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lines of the page: what the engine counts by step stands there by stage. */
final class VersionPage {

    /** Steps that belong to no stage, as of an older model, stand in the last column, under {@code null}. */
    static final List<Stage> STAGES = stages();

    private VersionPage() {}

    private static List<Stage> stages() {
        List<Stage> stages = new ArrayList<>(Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.ENDED)
                .toList());
        stages.add(null);
        return stages;
    }

    /** How many cases run on a version: at each stage, and in all. */
    record Line(Version version, List<Long> cases, long sum) {}

    static List<Line> lines(List<Version> versions, List<Pile> piles) {
        return versions.stream()
                .map(version -> line(
                        version,
                        piles.stream()
                                .filter(pile -> pile.version() == version.number())
                                .toList()))
                .filter(line -> line.sum() > 0 || line.version() == versions.get(0))
                .toList();
    }

    private static Line line(Version version, List<Pile> piles) {
        List<Long> cases = STAGES.stream()
                .map(stage -> piles.stream()
                        .filter(pile -> stage(pile.activity()) == stage)
                        .mapToLong(Pile::cases)
                        .sum())
                .toList();
        return new Line(
                version, cases, cases.stream().mapToLong(Long::longValue).sum());
    }

    /**
     * A run, told.
     *
     * @param results by version, step and what came of it
     * @param misfits the first of the cases that stay
     */
    record Report(Run run, List<Result> results, List<Stay> misfits) {

        /** How many cases fit. */
        public long fit() {
            return sum(true);
        }

        /** How many stay. */
        public long unfit() {
            return sum(false);
        }

        private long sum(boolean fit) {
            return results.stream()
                    .filter(result -> fit == (result.outcome() == Outcome.FITS))
                    .mapToLong(Result::cases)
                    .sum();
        }
    }

    /** How many cases of a version and step came to what. */
    record Result(int version, String step, Outcome outcome, long cases) {}

    /** A case that stays, and why. */
    record Stay(RegistrationNumber registrationNumber, String office, int version, String step, Outcome outcome) {}

    static Result result(Tally tally, String step) {
        return new Result(tally.version(), step, tally.outcome(), tally.cases());
    }

    static Stay stay(Misfit misfit, String step) {
        return new Stay(
                new RegistrationNumber(misfit.registrationNumber()),
                misfit.office(),
                misfit.version(),
                step,
                misfit.outcome());
    }

    private static Stage stage(String activity) {
        Optional<Stage> stage = StageOfTask.of(activity);
        return stage.orElse(null);
    }
}
