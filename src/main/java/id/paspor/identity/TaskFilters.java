package id.paspor.identity;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import id.paspor.engine.LastingVariables;
import id.paspor.engine.QueryExpressions;
import id.paspor.kernel.Groups;
import id.paspor.kernel.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists in Tasklist: each desk's queue, one's own tasks, what is overdue. */
@Component
class TaskFilters {

    private static final List<String> SHOWN = List.of(
            LastingVariables.REGISTRATION_NUMBER,
            LastingVariables.APPLICANT_NAME,
            LastingVariables.PRODUCT,
            LastingVariables.INTERVIEW_AT);

    private static final List<String> DESKS = List.of(
            Groups.DATA_ENTRY,
            Groups.INTERVIEWER,
            Groups.COUNTER,
            Groups.PRINTING,
            Groups.SUPERVISOR,
            Groups.TREASURER);

    private final FilterService filters;
    private final TaskService tasks;
    private final Texts texts;

    TaskFilters(FilterService filters, TaskService tasks, Texts texts) {
        this.filters = filters;
        this.tasks = tasks;
        this.texts = texts;
    }

    /** How a group is granted something. */
    interface Granting {
        void grant(String group, Resource resource, String resourceId, Permission... permissions);
    }

    /** Writes the lists anew at every start, and takes away any other: a filter is a question that others ask. */
    void create(Granting granting) {
        Set<String> ours = new HashSet<>();
        for (String desk : DESKS) {
            TaskQuery queue = tasks.createTaskQuery().taskCandidateGroup(desk).includeAssignedTasks();
            ours.add(share(granting, write("filter.queue." + desk, 0, queue), List.of(desk)));
        }
        TaskQuery own = tasks.createTaskQuery().taskAssigneeExpression(QueryExpressions.CURRENT_USER);
        ours.add(share(granting, write("filter.my-tasks", 10, own), DESKS));
        TaskQuery overdue = tasks.createTaskQuery()
                .taskCandidateGroupInExpression(QueryExpressions.CURRENT_USER_GROUPS)
                .includeAssignedTasks()
                .dueBeforeExpression(QueryExpressions.NOW);
        ours.add(share(granting, write("filter.overdue", 20, overdue), DESKS));
        TaskQuery forApplicant = tasks.createTaskQuery()
                .taskCandidateUserExpression(QueryExpressions.CURRENT_USER)
                .includeAssignedTasks();
        ours.add(share(granting, write("filter.applicant", 0, forApplicant), List.of(Groups.APPLICANT)));
        filters.createFilterQuery().list().stream()
                .map(Filter::getId)
                .filter(id -> !ours.contains(id))
                .forEach(filters::deleteFilter);
    }

    private String write(String key, int position, TaskQuery query) {
        String name = texts.bilingual(key);
        Map<String, Object> properties = new HashMap<>();
        properties.put("description", name);
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                SHOWN.stream()
                        .map(variable -> Map.of("name", variable, "label", texts.bilingual("column." + variable)))
                        .toList());
        Filter existing = filters.createTaskFilterQuery().filterName(name).singleResult();
        Filter filter = existing == null ? filters.newTaskFilter(name) : existing;
        // in no order: it would come before the one that Tasklist asks for, or an officer there
        filter.setQuery(query);
        filter.setProperties(properties);
        return filters.saveFilter(filter).getId();
    }

    private String share(Granting granting, String filter, List<String> groups) {
        groups.forEach(group -> granting.grant(group, Resources.FILTER, filter, READ));
        return filter;
    }
}
