package id.paspor.engine;

import java.util.Set;

/**
 * The expressions that are evaluated without a case around them: those that filters of Tasklist may hold, and the cycle of
 * a timer that starts a process. Every other such expression is refused, see {@code EngineExpressions}.
 */
public final class QueryExpressions {

    /** Who asks. */
    public static final String CURRENT_USER = "${currentUser()}";

    /** The groups of whoever asks. */
    public static final String CURRENT_USER_GROUPS = "${currentUserGroups()}";

    /** The moment of the question. */
    public static final String NOW = "${now()}";

    /** The end of today at the office of whoever asks. */
    public static final String END_OF_TODAY = "${deskDay.end()}";

    /** When a day's reports of the banks are compared; the engine asks anew on each day. */
    static final String DAILY_RECONCILIATION = "${dailyReconciliation.cycle()}";

    public static final Set<String> ALL =
            Set.of(CURRENT_USER, CURRENT_USER_GROUPS, NOW, END_OF_TODAY, DAILY_RECONCILIATION);

    private QueryExpressions() {}
}
