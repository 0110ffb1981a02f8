package id.paspor.engine.form;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The answers of a form on their way into the domain. They travel as a transient variable, which lives until the end of
 * the transaction and is never written to any table.
 */
public final class Answers {

    static final String VARIABLE = "answers";

    private Answers() {}

    /** The answers that were just given. */
    public static <A extends Record> A of(VariableScope scope, Class<A> type) {
        return type.cast(scope.getVariable(VARIABLE));
    }

    static TypedValue transientValue(Record answers) {
        return Variables.objectValue(answers, true).create();
    }
}
