package id.paspor.engine.version;

import id.paspor.engine.version.CaseVersionRepository.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessInstance;
import org.camunda.bpm.engine.impl.migration.instance.parser.MigratingInstanceParser;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingProcessInstanceValidationReportImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Moves a case from one version of its process to another, or finds out whether it could. What a task shows, who has taken it
 * and when a timer fires stay as they are; steps and timers that only the other version has begin to wait.
 */
@Component
class CaseMigration {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMigration.class);

    private final ProcessEngine engine;

    /** By the ids of both versions, which never change; empty if the engine knows no way. */
    private final Map<List<String>, Optional<MigrationPlan>> plans = new ConcurrentHashMap<>();

    CaseMigration(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Within a transaction of the engine: moves a case.
     *
     * @param target the id of the other version
     * @param dry only finds out
     * @return what came of it; none if the case has ended, or was moved already
     */
    Optional<Outcome> migrate(Standing standing, String target, boolean dry) {
        CommandContext context = Context.getCommandContext();
        ExecutionEntity process = context.getExecutionManager().findExecutionById(standing.process());
        if (process == null || !process.getProcessDefinitionId().equals(standing.definition())) {
            return Optional.empty();
        }
        Optional<MigrationPlan> plan = plans.computeIfAbsent(List.of(standing.definition(), target), this::plan);
        if (plan.isEmpty()) {
            return Optional.of(Outcome.UNFIT);
        }
        if (!placesIn(plan.get()).contains(standing.activity())) {
            return Optional.of(Outcome.STEP_GONE);
        }
        return Optional.of(context.runWithoutAuthorization(() -> new Attempt(plan.get()).at(context, standing, dry)));
    }

    private static Set<String> placesIn(MigrationPlan plan) {
        return plan.getInstructions().stream()
                .map(move -> move.getSourceActivityId())
                .collect(Collectors.toSet());
    }

    private Optional<MigrationPlan> plan(List<String> versions) {
        RepositoryService models = engine.getRepositoryService();
        MigrationPlanBuilder plan = engine.getRuntimeService().createMigrationPlan(versions.get(0), versions.get(1));
        Moves.between(models.getBpmnModelInstance(versions.get(0)), models.getBpmnModelInstance(versions.get(1)))
                .forEach(move -> {
                    MigrationInstructionBuilder step = plan.mapActivities(move.from(), move.to());
                    if (move.triggered()) {
                        step.updateEventTrigger();
                    }
                });
        try {
            return Optional.of(plan.build());
        } catch (MigrationPlanValidationException impossible) {
            LOG.error("No case can be moved from {} to {}", versions.get(0), versions.get(1), impossible);
            return Optional.empty();
        }
    }

    /** The engine's own command, which only throws what it found; here it is asked before. */
    private final class Attempt extends MigrateProcessInstanceCmd {

        private final MigrationPlan plan;

        Attempt(MigrationPlan plan) {
            super(new MigrationPlanExecutionBuilderImpl(configuration().getCommandExecutorTxRequired(), plan), false);
            this.plan = plan;
        }

        Outcome at(CommandContext context, Standing standing, boolean dry) {
            if (hasJobOfItsOwn(context, standing.process())) {
                return Outcome.MOVING;
            }
            MigratingProcessInstanceValidationReportImpl report = new MigratingProcessInstanceValidationReportImpl();
            MigratingProcessInstance parsed =
                    new MigratingInstanceParser(engine).parse(standing.process(), plan, report);
            validateInstructions(context, parsed, report);
            if (report.hasFailures()) {
                LOG.warn("A case at {} cannot be moved to another version: {}", standing.activity(), failures(report));
                return Outcome.UNFIT;
            }
            if (!dry) {
                migrateProcessInstance(context, standing.process(), plan, parsed.getTargetDefinition(), false);
            }
            return Outcome.FITS;
        }

        private List<String> failures(MigratingProcessInstanceValidationReportImpl report) {
            return Stream.of(
                            report.getFailures().stream(),
                            report.getActivityInstanceReports().stream().flatMap(one -> one.getFailures().stream()),
                            report.getTransitionInstanceReports().stream().flatMap(one -> one.getFailures().stream()))
                    .flatMap(all -> all)
                    .toList();
        }
    }

    /** Jobs that a module left behind belong to no step of a model, and to no plan. */
    private static boolean hasJobOfItsOwn(CommandContext context, String process) {
        return context.getJobManager().findJobsByProcessInstanceId(process).stream()
                .map(JobEntity::getJobDefinitionId)
                .anyMatch(definition -> definition == null);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
