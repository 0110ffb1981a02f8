package id.paspor.supervision;

import id.paspor.casefile.ProcessingTimes;
import id.paspor.engine.OpenWork;
import id.paspor.engine.OpenWork.DueJobs;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Cases that are under way and late, incidents, jobs that wait and how long passports take, as operations see them: counted once a
 * minute.
 */
@Component
class CaseMetrics {

    private final Overview overview;
    private final OpenWork work;
    private final ProcessingTimes times;
    private final Offices offices;
    private final Clock clock;
    private final MultiGauge open;
    private final MultiGauge late;
    private final MultiGauge incidents;
    private final MultiGauge turnaround;
    private final AtomicLong dueJobs = new AtomicLong();
    private final AtomicLong jobsWaitFor = new AtomicLong();

    CaseMetrics(
            Overview overview,
            OpenWork work,
            ProcessingTimes times,
            Offices offices,
            Clock clock,
            MeterRegistry meters) {
        this.overview = overview;
        this.work = work;
        this.times = times;
        this.offices = offices;
        this.clock = clock;
        this.open = MultiGauge.builder("paspor.cases.open")
                .description("Cases that are under way")
                .register(meters);
        this.late = MultiGauge.builder("paspor.cases.late")
                .description("Cases that are late")
                .register(meters);
        this.incidents = MultiGauge.builder("paspor.incidents")
                .description("Incidents that are open in the engine")
                .register(meters);
        this.turnaround = MultiGauge.builder("paspor.turnaround")
                .description(
                        "Median of the working days from the payment until the passport was ready, of the last 60 days")
                .baseUnit("days")
                .register(meters);
        Gauge.builder("paspor.jobs.due", dueJobs, AtomicLong::get)
                .description("Jobs that are due and not done yet")
                .register(meters);
        Gauge.builder("paspor.jobs.oldest.due", jobsWaitFor, AtomicLong::get)
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void count() {
        List<StageOverview> stages = overview.stages();
        open.register(rows(stages, StageOverview::waiting), true);
        late.register(rows(stages, StageOverview::late), true);
        Map<String, Long> stuck = work.incidents();
        incidents.register(byOffice(office -> stuck.getOrDefault(office, 0L)), true);
        turnaround.register(byOffice(this::median), true);
        DueJobs jobs = work.dueJobs();
        dueJobs.set(jobs.due());
        jobsWaitFor.set(
                jobs.since() == null
                        ? 0
                        : Duration.between(jobs.since(), clock.instant()).toSeconds());
    }

    private List<Row<?>> byOffice(ToDoubleFunction<String> figure) {
        return offices.all().stream()
                .map(Office::code)
                .<Row<?>>map(office -> Row.of(Tags.of("office", office), figure.applyAsDouble(office)))
                .toList();
    }

    /** Not a number as long as too few passports became ready. */
    private double median(String office) {
        OptionalInt days = times.median(office);
        return days.isPresent() ? days.getAsInt() : Double.NaN;
    }

    private static List<Row<?>> rows(List<StageOverview> stages, ToLongFunction<StageOverview> figure) {
        return stages.stream()
                .<Row<?>>map(line -> Row.of(
                        Tags.of("office", line.office(), "stage", line.stage().code()), figure.applyAsLong(line)))
                .toList();
    }
}
