package id.paspor.engine.configuration;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Tells a query that asks for a task by its id and for nothing else: it is like a new query in all that the engine's queries
 * of tasks can ask for.
 */
final class TaskById {

    /** What says who asks and what is done with the answer, and the query itself, which is the first of its alternatives. */
    private static final Set<String> NO_CONDITIONS = Set.of(
            "taskId",
            "initializeFormKeys",
            "withCommentAttachmentInfo",
            "queries",
            "commandExecutor",
            "resultType",
            "validators",
            "authCheck",
            "tenantCheck",
            "databaseType");

    private static final TaskQueryImpl NEW = new TaskQueryImpl();

    private static final List<Field> CONDITIONS = Stream.of(
                    TaskQueryImpl.class, AbstractQuery.class, ListQueryParameterObject.class)
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !NO_CONDITIONS.contains(field.getName()))
            .peek(field -> field.setAccessible(true))
            .toList();

    private TaskById() {}

    /** The id, if nothing else is asked for. */
    static Optional<String> of(TaskQueryImpl query) {
        return Optional.ofNullable(query.getTaskId())
                .filter(id -> query.getQueries().size() == 1)
                .filter(id -> CONDITIONS.stream().allMatch(condition -> isAsNew(condition, query)));
    }

    private static boolean isAsNew(Field condition, TaskQueryImpl query) {
        try {
            return Objects.equals(condition.get(query), condition.get(NEW));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(condition.getName(), e);
        }
    }
}
