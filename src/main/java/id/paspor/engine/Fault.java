package id.paspor.engine;

import id.paspor.kernel.Coded;
import id.paspor.kernel.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a job failed, as far as people who are no programmers can do something about it.
 *
 * @param refusal the code of the rule that refused it, or {@code null}
 */
public record Fault(Kind kind, String refusal) {

    /** What to do depends on it. */
    public enum Kind implements Coded {
        /** Something that the step needs did not answer: trying again may help. */
        UNREACHABLE,
        /** A rule of the program refuses it: something of the case has to be mended first. */
        REFUSED,
        /** The case moved at the same moment: trying again helps. */
        RACED,
        /** Anything else: operations have to look. */
        UNKNOWN
    }

    private static final Pattern CAUSE = Pattern.compile("^(?:Caused by: )?([\\w.$]+)(?:: (.*))?$", Pattern.MULTILINE);
    private static final Pattern UNREACHABLE =
            Pattern.compile("java\\.net\\..*|java\\.nio\\.channels\\..*|java\\.io\\..*|jakarta\\.mail\\..*"
                    + "|.*Timeout\\w*Exception|.*(Transient|ResourceFailure|CannotGet|Connection)\\w*Exception");
    private static final Pattern RACED = Pattern.compile(".*(OptimisticLock|CannotAcquireLock|Deadlock)\\w*");
    private static final Pattern REFUSED = Pattern.compile("(?:\\w+: )?([a-z0-9.-]+)(?:, .*)?");

    /**
     * Reads what went wrong from a stack trace; the innermost cause that says something counts.
     *
     * @param trace as Java prints it, or {@code null}
     */
    static Fault of(String trace) {
        Fault found = new Fault(Kind.UNKNOWN, null);
        Matcher cause = CAUSE.matcher(trace == null ? "" : trace);
        while (cause.find()) {
            Fault inner = of(cause.group(1), cause.group(2));
            found = inner.kind == Kind.UNKNOWN ? found : inner;
        }
        return found;
    }

    private static Fault of(String thrown, String message) {
        if (thrown.equals(Refusal.class.getName())) {
            Matcher code = REFUSED.matcher(message == null ? "" : message);
            return new Fault(Kind.REFUSED, code.matches() ? code.group(1) : null);
        }
        if (RACED.matcher(thrown).matches()) {
            return new Fault(Kind.RACED, null);
        }
        return new Fault(UNREACHABLE.matcher(thrown).matches() ? Kind.UNREACHABLE : Kind.UNKNOWN, null);
    }
}
