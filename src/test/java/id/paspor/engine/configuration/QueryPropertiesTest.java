package id.paspor.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.support.ProcessTest;
import java.beans.Introspector;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.ognl.AbstractMemberAccess;
import org.apache.ibatis.ognl.NoSuchPropertyException;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.Ognl;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.ExecutionQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What queries are asked for is answered as MyBatis answers it by itself. */
@ProcessTest
class QueryPropertiesTest {

    private final QueryProperties ours = new QueryProperties();
    private final ObjectPropertyAccessor usual = new ObjectPropertyAccessor();

    static Stream<ListQueryParameterObject> queries() {
        TaskQueryImpl tasks = new TaskQueryImpl();
        tasks.taskId("a").taskAssignee("b").or().taskName("c").taskUnassigned().endOr();
        return Stream.of(
                        tasks,
                        tasks.getQueries().get(1),
                        new ProcessInstanceQueryImpl().processInstanceId("a").active(),
                        new ExecutionQueryImpl().messageEventSubscriptionName("a"),
                        new JobQueryImpl().withException(),
                        new HistoricTaskInstanceQueryImpl().finished(),
                        new ProcessDefinitionQueryImpl().latestVersion(),
                        new ListQueryParameterObject(tasks, 1, 2))
                .map(ListQueryParameterObject.class::cast);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readsWhatMyBatisReads(ListQueryParameterObject query) {
        OgnlContext context = everythingIsAccessible(query);
        List<String> names = names(query.getClass());
        assertThat(names).contains("firstResult", "getFirstResult", "authCheck", "databaseType");
        for (String name : names) {
            Object first = read(ours, context, query, name);
            assertThat(first).as(name).isEqualTo(read(usual, context, query, name));
            assertThat(read(ours, context, query, name)).as(name).isEqualTo(first);
        }
    }

    /** What is read, or that it cannot be, as some of it while no process is deployed. */
    private static Object read(ObjectPropertyAccessor accessor, OgnlContext context, Object query, String name) {
        try {
            return accessor.getPossibleProperty(context, query, name);
        } catch (OgnlException e) {
            return OgnlException.class;
        }
    }

    @Test
    void isWhatTheEngineReadsQueriesBy() throws OgnlException {
        assertThat(OgnlRuntime.getPropertyAccessor(TaskQueryImpl.class)).isInstanceOf(QueryProperties.class);
    }

    @Test
    void refusesWhatAQueryDoesNotHave() {
        TaskQueryImpl query = new TaskQueryImpl();
        assertThatThrownBy(() -> ours.getProperty(everythingIsAccessible(query), query, "colour"))
                .isInstanceOf(NoSuchPropertyException.class);
    }

    /** Properties, and the methods themselves by which the engine's conditions call some of them; not the time, which passes. */
    private static List<String> names(Class<?> query) {
        return Arrays.stream(query.getMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .filter(name -> name.matches("(get|is)[A-Z].*") && !name.equals("getNow"))
                .flatMap(name -> Stream.of(name, Introspector.decapitalize(name.replaceFirst("get|is", ""))))
                .distinct()
                .toList();
    }

    private static OgnlContext everythingIsAccessible(Object query) {
        return (OgnlContext) Ognl.createDefaultContext(query, new AbstractMemberAccess() {
            @Override
            public boolean isAccessible(OgnlContext context, Object target, Member member, String property) {
                return true;
            }
        });
    }
}
