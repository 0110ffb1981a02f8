package id.paspor.engine.configuration;

import id.paspor.engine.QueryExpressions;
import id.paspor.kernel.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;

/**
 * The engine's expressions, which are code. Camunda 7.24.0 evaluates those that a caller puts into a query (CVE-2026-109432),
 * in "or" queries even where they are switched off. All of them, of every query, filter and door, are evaluated without a
 * variable scope, and nothing else is, so that here only the {@linkplain QueryExpressions known ones} pass. Whatever an
 * expression of a model works on is {@linkplain OnlyOurThings on a list}, too.
 */
public final class EngineExpressions extends SpringExpressionManager {

    EngineExpressions(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    public Expression createExpression(String text) {
        return new WithinACase(createValueExpression(text), this, text);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new OnlyOurThings());
        resolver.add(super.createElResolver());
        return resolver;
    }

    private static final class WithinACase extends JuelExpression {

        private WithinACase(ValueExpression expression, EngineExpressions expressions, String text) {
            super(expression, expressions, text);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !QueryExpressions.ALL.contains(expressionText)) {
                // not an exception of the engine's, which would tell the expression
                throw Refusal.invalid("expression", "expression.not-allowed");
            }
            return super.getValue(scope, execution);
        }
    }
}
