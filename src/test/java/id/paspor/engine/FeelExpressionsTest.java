package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEEL says here what it says in the engine as it comes, of what is right and of what is wrong, the first time and later. */
class FeelExpressionsTest {

    private final FeelEngine ours = new FeelExpressions();
    private final FeelEngine usual = new ScalaFeelEngine(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age < 17",
                "kind = \"child\" and not(list contains(given, \"birth\"))",
                "nothing = null",
                "is defined(nothing)",
                "string length(kind) + count(given)",
                "day - date(\"2026-11-29\")",
                "if age >= 17 then \"adult\" else null",
                "assert(age, age > 100)",
                "age + kind",
                "unknown function(age)",
                "age <",
            })
    void saysTheSameOfAnExpression(String expression) {
        same(engine -> engine.evaluateSimpleExpression(expression, values()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "< 17",
                "[12..18]",
                "14,15",
                "not(16)",
                "\"child\"",
                "-",
                "> kind",
                "unknown(",
                "contains(kind, ?)"
            })
    void saysTheSameOfATest(String test) {
        same(engine -> engine.evaluateSimpleUnaryTests(test, "age", values()));
    }

    private void same(Function<FeelEngine, Object> question) {
        for (int time = 0; time < 2; time++) {
            Map<FeelEngine, Object> answers = new HashMap<>();
            for (FeelEngine engine : List.of(ours, usual)) {
                Throwable refusal = catchThrowable(() -> answers.put(engine, question.apply(engine)));
                if (refusal != null) {
                    answers.put(engine, refusal.getClass() + refusal.getMessage());
                }
            }
            assertThat(answers.get(ours)).isEqualTo(answers.get(usual));
        }
    }

    private static VariableContext values() {
        VariableMap values = Variables.putValue("age", 16)
                .putValue("kind", "child")
                .putValue("day", LocalDate.of(2026, 11, 30))
                .putValue("given", List.of("birth"));
        return values.asVariableContext();
    }
}
