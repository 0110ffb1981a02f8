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
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists in Tasklist: each desk's queues, one for each kind of work, one's own tasks, what is overdue. */
@Component
record TaskFilters(FilterService filters, TaskService tasks, Texts texts) {

    /** What officers' cards ask for more by, and what Tasklist offers them to search by. */
    private static final List<String> SHOWN =
            List.of(LastingVariables.REGISTRATION_NUMBER, LastingVariables.APPLICANT_NAME);

    private static final List<String> DESKS = List.of(
            Groups.DATA_ENTRY,
            Groups.INTERVIEWER,
            Groups.COUNTER,
            Groups.PRINTING,
            Groups.SUPERVISOR,
            Groups.TREASURER);

    /** How a group is granted something. */
    interface Granting {
        void grant(String group, Resource resource, String resourceId, Permission... permissions);
    }

    /** Writes the lists anew at every start, and takes away any other: a filter is a question that others ask. */
    void create(Granting granting) {
        Set<String> ours = new HashSet<>();
        ours.add(queue(
                granting,
                "interviewer-today",
                0,
                Groups.INTERVIEWER,
                query -> query.dueBeforeExpression(QueryExpressions.END_OF_TODAY)));
        ours.add(queue(granting, "interviewer", 1, Groups.INTERVIEWER, query -> query));
        ours.add(queue(
                granting, "hand-over", 0, Groups.COUNTER, query -> query.taskDefinitionKey("hand-over-passport")));
        ours.add(queue(
                granting, "documents", 1, Groups.COUNTER, query -> query.taskDefinitionKey("complete-documents")));
        ours.add(queue(
                granting,
                "by-applicants",
                2,
                Groups.COUNTER,
                query -> query.taskDefinitionKeyIn("choose-interview-slot", "correct-application")));
        for (String desk : List.of(Groups.DATA_ENTRY, Groups.PRINTING, Groups.SUPERVISOR, Groups.TREASURER)) {
            ours.add(queue(granting, desk, 0, desk, query -> query));
        }
        TaskQuery own = tasks.createTaskQuery().taskAssigneeExpression(QueryExpressions.CURRENT_USER);
        ours.add(share(granting, write("filter.my-tasks", 10, own, SHOWN), DESKS));
        TaskQuery overdue = tasks.createTaskQuery()
                .taskCandidateGroupInExpression(QueryExpressions.CURRENT_USER_GROUPS)
                .includeAssignedTasks()
                .dueBeforeExpression(QueryExpressions.NOW);
        ours.add(share(granting, write("filter.overdue", 20, overdue, SHOWN), DESKS));
        TaskQuery forApplicant = tasks.createTaskQuery()
                .taskCandidateUserExpression(QueryExpressions.CURRENT_USER)
                .includeAssignedTasks();
        ours.add(share(granting, write("filter.applicant", 0, forApplicant, List.of()), List.of(Groups.APPLICANT)));
        filters.createFilterQuery().list().stream()
                .map(Filter::getId)
                .filter(id -> !ours.contains(id))
                .forEach(filters::deleteFilter);
    }

    private String queue(Granting granting, String name, int position, String desk, UnaryOperator<TaskQuery> kind) {
        TaskQuery queue = tasks.createTaskQuery().taskCandidateGroup(desk).includeAssignedTasks();
        return share(granting, write("filter.queue." + name, position, kind.apply(queue), SHOWN), List.of(desk));
    }

    private String write(String key, int position, TaskQuery query, List<String> shown) {
        String name = texts.bilingual(key);
        Map<String, Object> properties = new HashMap<>();
        properties.put("description", name);
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                shown.stream()
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
