package id.paspor.engine;

import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.Remembered;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * Evaluates the FEEL of forms and decision tables as the engine does by itself, and parses each expression once: that takes many
 * times as long as to evaluate it.
 */
public final class FeelExpressions extends ScalaFeelEngine {

    private static final int MOST = 2_000;

    public FeelExpressions() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        return new ParsedOnce(super.buildFeelEngine(functions, values));
    }

    private static final class ParsedOnce extends FeelEngine {

        private final Remembered<String, Either<Failure, ParsedExpression>> expressions =
                new Remembered<>(Caffeine.newBuilder().maximumSize(MOST), super::parseExpression);
        private final Remembered<String, Either<Failure, ParsedExpression>> tests =
                new Remembered<>(Caffeine.newBuilder().maximumSize(MOST), super::parseUnaryTests);

        private ParsedOnce(FeelEngine usual) {
            super(usual.functionProvider(), usual.valueMapper(), usual.configuration(), usual.clock());
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
