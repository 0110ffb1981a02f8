package id.paspor.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import id.paspor.engine.QueryExpressions;
import id.paspor.kernel.Refusal;
import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;

/** Expressions run where a case is, and on nothing but values, the case and our own beans. */
class EngineExpressionsTest {

    private final Counter counter = new Counter();
    private final StaticApplicationContext context = new StaticApplicationContext();
    private final EngineExpressions expressions;

    EngineExpressionsTest() {
        context.getBeanFactory().registerSingleton("counter", counter);
        context.getBeanFactory().registerSingleton("dataSource", mock(DataSource.class));
        expressions = new EngineExpressions(context, null);
    }

    /** As the engine has it when it evaluates something. */
    @BeforeEach
    void anEngineIsThere() {
        ProcessEngineConfigurationImpl engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setDelegateInterceptor(DelegateInvocation::proceed);
        Context.setProcessEngineConfiguration(engine);
    }

    @AfterEach
    void theEngineIsGone() {
        Context.removeProcessEngineConfiguration();
    }

    /** A bean of ours. */
    public static final class Counter {

        private int calls;

        public int next() {
            return ++calls;
        }

        public Class<?> kind() {
            return Counter.class;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${counter.next()}",
                "#{counter.next()}",
                "x${counter.next()}",
                " ${counter.next()} ",
                "${''.getClass().getName()}"
            })
    void withoutACaseNothingIsEvaluated(String text) {
        assertThatThrownBy(() -> expressions.createExpression(text).getValue(null))
                .isInstanceOf(Refusal.class);
        assertThat(counter.calls).isZero();
    }

    @Test
    void withoutACasePlainTextIsItself() {
        assertThat(expressions.createExpression("dpsDataEntry").getValue(null)).isEqualTo("dpsDataEntry");
    }

    @Test
    void withACaseOurBeansAnswer() {
        assertThat(expressions.createExpression("${counter.next()}").getValue(aCase()))
                .isEqualTo(1);
        assertThat(expressions.createExpression("${'budi'.length() == 4}").getValue(aCase()))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''.class.name}",
                "${counter.getClass().getName()}",
                "${counter.class}",
                "${counter.kind().getName()}",
                "${counter.kind().classLoader}",
                "${dataSource.getConnection()}",
                "${dataSource.connection}"
            })
    void notEvenACaseLeadsToClassesOrOtherThings(String text) {
        assertThatThrownBy(() -> expressions.createExpression(text).getValue(aCase()))
                .hasStackTraceContaining("an expression may not work on");
    }

    @Test
    void startTimersOfAllModelsAreKnown() {
        File[] models = new File("processes").listFiles((folder, name) -> name.endsWith(".bpmn"));
        Set<String> timers = Arrays.stream(models)
                .flatMap(model -> Bpmn.readModelFromFile(model).getModelElementsByType(StartEvent.class).stream())
                .flatMap(start -> start.getEventDefinitions().stream())
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .flatMap(timer -> Stream.of(timer.getTimeCycle(), timer.getTimeDate(), timer.getTimeDuration()))
                .filter(expression -> expression != null)
                .map(expression -> expression.getTextContent().strip())
                .collect(Collectors.toSet());

        assertThat(timers).isNotEmpty();
        assertThat(QueryExpressions.ALL).containsAll(timers);
        assertThat(QueryExpressions.ALL)
                .as("and nothing besides but what filters hold")
                .hasSize(timers.size() + 4);
    }

    private static VariableScope aCase() {
        return StartProcessVariableScope.getSharedInstance();
    }
}
