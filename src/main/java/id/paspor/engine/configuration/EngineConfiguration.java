package id.paspor.engine.configuration;

import id.paspor.engine.CaseJob;
import id.paspor.engine.CaseJobs;
import id.paspor.engine.FeelExpressions;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.ModelWords;
import id.paspor.engine.form.FormGate;
import id.paspor.engine.form.GatedFormService;
import id.paspor.engine.form.GatedManagementService;
import id.paspor.engine.form.GatedRuntimeService;
import id.paspor.engine.form.GatedTaskService;
import id.paspor.engine.form.UserTaskForms;
import id.paspor.kernel.Reader;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What this engine does differently from the stock one. Plain settings are in {@code application.yaml}. */
@Component
@DependsOnDatabaseInitialization
class EngineConfiguration extends AbstractProcessEnginePlugin {

    private final FormGate gate;
    private final ObjectProvider<CaseJob> jobs;
    private final ApplicationContext context;
    private final Reader reader;
    private final ModelWords words;

    EngineConfiguration(
            FormGate gate, ObjectProvider<CaseJob> jobs, ApplicationContext context, Reader reader, ModelWords words) {
        this.gate = gate;
        this.jobs = jobs;
        this.context = context;
        this.reader = reader;
        this.words = words;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        QueryProperties.areReadFast();
        GatedTaskService tasks = new GatedTaskService(gate);
        GatedRuntimeService runtime = new GatedRuntimeService(gate);
        configuration.setTaskService(tasks);
        configuration.setRuntimeService(runtime);
        configuration.setFormService(new GatedFormService(gate, tasks, runtime));
        configuration.setRepositoryService(new TranslatedDiagrams(reader, words));
        configuration.setManagementService(new GatedManagementService(configuration, gate));
        configuration.setExpressionManager(new EngineExpressions(context, configuration.getBeans()));
        configuration.setHistoryEventHandler(new LastingHistory());
        configuration.setHistoryEventProducer(new Sparing.HistoryProducer());
        configuration.setCustomSessionFactories(new ArrayList<>(new Sparing().sessions()));
        configuration.setCustomIncidentHandlers(new ArrayList<>(List.of(new Sparing.JobIncidents())));
        configuration.setDmnEngineConfiguration(tables());
        configuration.setTenantIdProvider(new OfficeOfCase());
        configuration.setCustomJobHandlers(new ArrayList<>(CaseJobs.handlers(jobs)));

        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : configuration.getCustomPostBPMNParseListeners();
        listeners.add(new UserTaskForms(gate, words));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static DefaultDmnEngineConfiguration tables() {
        DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(FeelExpressions::new);
        return tables;
    }

    /** The level of history is set last, or what the engine is started with by name would replace it. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setHistoryLevel(new SparingHistory());
    }

    /** Each office is a tenant: a new case belongs to the office that its start form names. */
    private static final class OfficeOfCase implements TenantIdProvider {

        @Override
        public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
            return (String) context.getVariables().get(LastingVariables.OFFICE);
        }

        @Override
        public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
            return null;
        }

        @Override
        public String provideTenantIdForHistoricDecisionInstance(
                TenantIdProviderHistoricDecisionInstanceContext context) {
            return null;
        }
    }
}
