package id.paspor.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskByIdTest {

    private static final Map<Class<?>, Object> VALUES = Map.of(
            int.class,
            1,
            Integer.class,
            1,
            boolean.class,
            true,
            Date.class,
            new Date(0),
            DelegationState.class,
            DelegationState.PENDING,
            ValueType.class,
            ValueType.STRING,
            List.class,
            List.of("a"),
            Collection.class,
            List.of("a"),
            String[].class,
            new String[] {"a"},
            Object[].class,
            new Object[] {"a"});

    /** What says how tasks are told and not which, and what can only be asked besides something else. */
    private static final Set<String> NO_CONDITIONS =
            Set.of("taskId", "initializeFormKeys", "withCommentAttachmentInfo", "includeAssignedTasks", "endOr");

    private final TaskQueryImpl query = new TaskQueryImpl();

    static Stream<Method> conditions() {
        return Stream.of(TaskQuery.class.getMethods())
                .filter(method -> method.getReturnType() == TaskQuery.class)
                .filter(method -> !NO_CONDITIONS.contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void isNotAskedForWithACondition(Method condition) throws ReflectiveOperationException {
        query.taskId("a");
        condition.invoke(
                query,
                Stream.of(condition.getParameterTypes())
                        .map(type -> VALUES.getOrDefault(type, "a"))
                        .toArray());
        assertThat(TaskById.of(query)).isEmpty();
    }

    @Test
    void isNotAskedForInPages() {
        query.taskId("a");
        query.setMaxResults(1);
        assertThat(TaskById.of(query)).isEmpty();
    }

    @Test
    void isAskedForByItsIdAlone() {
        assertThat(TaskById.of(query)).isEmpty();
        query.taskId("a").initializeFormKeys().withCommentAttachmentInfo();
        assertThat(TaskById.of(query)).contains("a");
    }
}
