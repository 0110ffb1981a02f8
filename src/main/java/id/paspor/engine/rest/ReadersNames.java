package id.paspor.engine.rest;

import id.paspor.engine.ModelWords;
import id.paspor.engine.TaskNames;
import id.paspor.kernel.Reader;
import id.paspor.kernel.Texts;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.rest.dto.identity.GroupDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionStatisticsResultDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.hal.task.HalTask;
import org.camunda.bpm.engine.rest.hal.task.HalTaskList;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Says the names of lists, tasks, groups and processes in the language of whoever asks. */
public class ReadersNames implements ContainerResponseFilter {

    private static final String TASKS = "task";

    /** It has no setter. */
    private static final Field NAME_OF_TASK = ReflectionUtils.findField(HalTask.class, "name");

    static {
        ReflectionUtils.makeAccessible(NAME_OF_TASK);
    }

    @Context
    private ServletContext servletContext;

    /** Where the engine's own is closed to changes. */
    private static final class NamedDefinition extends ProcessDefinitionDto {

        private NamedDefinition(ProcessDefinitionDto said, String named) {
            id = said.getId();
            key = said.getKey();
            category = said.getCategory();
            description = said.getDescription();
            name = named;
            version = said.getVersion();
            resource = said.getResource();
            deploymentId = said.getDeploymentId();
            diagram = said.getDiagram();
            suspended = said.isSuspended();
            tenantId = said.getTenantId();
            versionTag = said.getVersionTag();
            historyTimeToLive = said.getHistoryTimeToLive();
            isStartableInTasklist = said.isStartableInTasklist();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        bean(Reader.class).language().ifPresent(language -> {
            Object said = response.getEntity();
            Object named = said instanceof Collection<?> several ? named(language, several) : named(language, said);
            if (!Objects.equals(named, said)) {
                response.setEntity(named);
            }
        });
    }

    private List<?> named(Locale language, Collection<?> said) {
        return said.stream().map(each -> named(language, each)).toList();
    }

    private Object named(Locale language, Object said) {
        if (said instanceof GroupDto group && group.getName() != null) {
            group.setName(Texts.side(language, group.getName()));
        } else if (said instanceof FilterDto list && list.getName() != null) {
            list.setName(Texts.side(language, list.getName()));
            list.setProperties(properties(language, list.getProperties()));
        } else if (said instanceof HalTask task) {
            ReflectionUtils.setField(NAME_OF_TASK, task, named(language, task.getTaskDefinitionKey(), task.getName()));
        } else if (said instanceof HalTaskList list && list.get_embedded().get(TASKS) instanceof List<?> tasks) {
            tasks.forEach(task -> named(language, task));
        } else if (said instanceof TaskDto task) {
            task.setName(named(language, task.getTaskDefinitionKey(), task.getName()));
        } else if (said instanceof ProcessDefinitionStatisticsResultDto statistics) {
            statistics.setDefinition(named(language, statistics.getDefinition()));
        } else if (said instanceof ProcessDefinitionDto definition) {
            return named(language, definition);
        }
        return said;
    }

    private ProcessDefinitionDto named(Locale language, ProcessDefinitionDto definition) {
        return new NamedDefinition(definition, bean(ModelWords.class).in(language, definition.getName()));
    }

    private String named(Locale language, String task, String name) {
        return bean(TaskNames.class).in(language, task, name);
    }

    private <T> T bean(Class<T> type) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(type);
    }

    private static Map<String, Object> properties(Locale language, Map<String, Object> kept) {
        Map<String, Object> said = new HashMap<>(kept);
        said.computeIfPresent("description", (key, text) -> Texts.side(language, (String) text));
        said.computeIfPresent(
                "variables",
                (key, columns) -> ((List<?>) columns)
                        .stream()
                                .map(column -> labelled(language, (Map<?, ?>) column))
                                .toList());
        return said;
    }

    private static Map<Object, Object> labelled(Locale language, Map<?, ?> column) {
        Map<Object, Object> said = new HashMap<>(column);
        said.computeIfPresent("label", (key, label) -> Texts.side(language, (String) label));
        return said;
    }
}
