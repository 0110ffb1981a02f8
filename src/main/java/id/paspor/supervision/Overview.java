package id.paspor.supervision;

import id.paspor.casefile.CaseList;
import id.paspor.casefile.CaseList.Waiting;
import id.paspor.casefile.Stage;
import id.paspor.engine.OpenWork;
import id.paspor.engine.OpenWork.Pile;
import id.paspor.office.Deadlines;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What waits at the stages of all offices, from the case files and from the engine's open tasks. */
@Component
record Overview(CaseList cases, OpenWork work, Offices offices, Deadlines deadlines) {

    private static final List<Stage> STAGES =
            Arrays.stream(Stage.values()).filter(stage -> stage != Stage.ENDED).toList();

    /** One line for each stage of each office, in their order, also where nothing waits. */
    List<StageOverview> stages() {
        List<Waiting> waiting = cases.underWay();
        List<Pile> piles = work.piles();
        return offices.all().stream()
                .map(Office::code)
                .flatMap(office -> STAGES.stream().map(stage -> line(office, stage, waiting, piles)))
                .toList();
    }

    /** One line for each stage of an office, in their order, also where nothing waits. */
    List<StageOverview> stages(Office office) {
        List<Waiting> waiting = cases.underWay(office.code(), endOfDay(office));
        List<Pile> piles = work.piles(office.code());
        return STAGES.stream()
                .map(stage -> line(office.code(), stage, waiting, piles))
                .toList();
    }

    /** When the day of an office is over, which is the moment before which what is due today becomes late. */
    Instant endOfDay(Office office) {
        return office.startOf(deadlines.today(office).plusDays(1));
    }

    private static StageOverview line(String office, Stage stage, List<Waiting> waiting, List<Pile> piles) {
        List<Waiting> here = waiting.stream()
                .filter(pile -> pile.office().equals(office) && pile.stage() == stage)
                .toList();
        Instant oldest = at(office, stage, piles)
                .map(Pile::oldest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new StageOverview(
                office,
                stage,
                here.stream().mapToLong(Waiting::cases).sum(),
                here.stream().mapToLong(Waiting::late).sum(),
                here.stream().mapToLong(Waiting::due).sum(),
                oldest);
    }

    private static Stream<Pile> at(String office, Stage stage, List<Pile> piles) {
        return piles.stream()
                .filter(pile -> pile.office().equals(office))
                .filter(pile ->
                        StageOfTask.of(pile.task()).filter(stage::equals).isPresent());
    }
}
