package id.paspor.engine.version;

import id.paspor.engine.ModelWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many cases run on which version of their process: a changed model is deployed beside those that cases began with. */
@Service
@Transactional(readOnly = true)
public class CaseVersions {

    private final CaseVersionRepository cases;
    private final ProcessEngine engine;
    private final ModelWords words;

    CaseVersions(CaseVersionRepository cases, @Lazy ProcessEngine engine, ModelWords words) {
        this.cases = cases;
        this.engine = engine;
        this.words = words;
    }

    /** A version of a process, with the moment from which cases began with it. */
    public record Version(int number, Instant since) {}

    /**
     * The cases of one office that stand at one step of one version.
     *
     * @param activity the id of the step
     */
    public record Pile(String office, int version, String activity, long cases) {}

    /** All versions of a process, the newest first. */
    public List<Version> of(String process) {
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::version)
                .toList();
    }

    private Version version(ProcessDefinition definition) {
        return new Version(
                definition.getVersion(),
                engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .singleResult()
                        .getDeploymentTime()
                        .toInstant());
    }

    /** What a step of a version is called in one language; its id, if the version has none of it. */
    public String step(String process, int version, String activity, Locale language) {
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult();
        FlowElement element = definition == null
                ? null
                : engine.getRepositoryService()
                        .getBpmnModelInstance(definition.getId())
                        .getModelElementById(activity);
        return element == null || element.getName() == null ? activity : words.in(language, element.getName());
    }

    /** The piles of all offices. */
    public List<Pile> piles(String process) {
        return cases.piles(process);
    }

    /** The business keys of an office's cases that run on a version. */
    public Set<String> running(String process, String office, int version) {
        return cases.running(process, office, version);
    }
}
