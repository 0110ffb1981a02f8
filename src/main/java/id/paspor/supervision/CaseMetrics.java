package id.paspor.supervision;

import id.paspor.engine.OpenWork;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Cases that are under way and late, and incidents, as operations see them: counted once a minute. */
@Component
class CaseMetrics {

    private final Overview overview;
    private final OpenWork work;
    private final Offices offices;
    private final MultiGauge open;
    private final MultiGauge late;
    private final MultiGauge incidents;

    CaseMetrics(Overview overview, OpenWork work, Offices offices, MeterRegistry meters) {
        this.overview = overview;
        this.work = work;
        this.offices = offices;
        this.open = MultiGauge.builder("paspor.cases.open")
                .description("Cases that are under way")
                .register(meters);
        this.late = MultiGauge.builder("paspor.cases.late")
                .description("Cases that are late")
                .register(meters);
        this.incidents = MultiGauge.builder("paspor.incidents")
                .description("Incidents that are open in the engine")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void count() {
        List<StageOverview> stages = overview.stages();
        open.register(rows(stages, StageOverview::waiting), true);
        late.register(rows(stages, StageOverview::late), true);
        Map<String, Long> stuck = work.incidents();
        incidents.register(
                offices.all().stream()
                        .map(Office::code)
                        .<Row<?>>map(office -> Row.of(Tags.of("office", office), stuck.getOrDefault(office, 0L)))
                        .toList(),
                true);
    }

    private static List<Row<?>> rows(List<StageOverview> stages, ToLongFunction<StageOverview> figure) {
        return stages.stream()
                .<Row<?>>map(line -> Row.of(
                        Tags.of("office", line.office(), "stage", line.stage().code()), figure.applyAsLong(line)))
                .toList();
    }
}
