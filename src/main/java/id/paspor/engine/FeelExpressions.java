package id.paspor.engine;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.Remembered;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailureType.ASSERT_FAILURE$;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * Evaluates the FEEL of forms and decision tables as the engine does by itself, but parses each expression once, and puts the
 * library's functions together once: either takes many times as long as to evaluate an expression.
 */
public final class FeelExpressions extends ScalaFeelEngine {

    private static final int MOST = 2_000;

    public FeelExpressions() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        return new Sparing(super.buildFeelEngine(functions, values));
    }

    private static final class Sparing extends FeelEngine {

        private final Remembered<String, Either<Failure, ParsedExpression>> expressions =
                new Remembered<>(Caffeine.newBuilder().maximumSize(MOST), super::parseExpression);
        private final Remembered<String, Either<Failure, ParsedExpression>> tests =
                new Remembered<>(Caffeine.newBuilder().maximumSize(MOST), super::parseUnaryTests);

        private final FeelInterpreter interpreter;
        private final FunctionProvider functions;

        private Sparing(FeelEngine usual) {
            super(usual.functionProvider(), usual.valueMapper(), usual.configuration(), usual.clock());
            this.interpreter = new FeelInterpreter(valueMapper());
            this.functions = new FunctionProvider.CompositeFunctionProvider(CollectionConverters.asScala(
                            List.of(new BuiltinFunctions(clock(), valueMapper()), functionProvider()))
                    .toList());
        }

        /** What fails is evaluated once more, as usual, for what there is to say of it. */
        @Override
        public EvaluationResult evaluate(ParsedExpression expression, Context variables) {
            try {
                EvalContext context =
                        EvalContext.create(valueMapper(), functions).merge(variables);
                Val value = interpreter.eval(expression.expression(), context);
                var failures = context.failureCollector().failures();
                if (!(value instanceof ValError)
                        && !(value instanceof ValFatalError)
                        && !failures.exists(failure -> failure.failureType() == ASSERT_FAILURE$.MODULE$)) {
                    return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures);
                }
            } catch (RuntimeException said) {
                return super.evaluate(expression, variables);
            }
            return super.evaluate(expression, variables);
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String expression) {
            return expressions.get(expression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String test) {
            return tests.get(test);
        }
    }
}
