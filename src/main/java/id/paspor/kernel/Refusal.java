package id.paspor.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A business refusal: what was asked is not done, nothing is saved, and the person is told why. The texts come from the
 * message bundles under {@code refusal.<code>}; see {@link Texts#bilingual(Refusal.Problem)}.
 */
public final class Refusal extends RuntimeException {

    /** Why it was refused; each kind has its HTTP status. */
    public enum Kind {
        /** The input itself is wrong. */
        INVALID(400),
        /** This person may not do this. */
        FORBIDDEN(403),
        /** There is no such thing, or it is not for this person to know. */
        NOT_FOUND(404),
        /** The input is fine but the state of things has moved on. */
        CONFLICT(409),
        /** It was tried too often; see {@link #retryAfter()}. */
        TOO_OFTEN(429),
        /** Something that is needed for it is away; nothing is wrong with what was asked. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code of this kind. */
        public int status() {
            return status;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param field the form key it belongs to, or {@code null} when it concerns the whole
     * @param code the bundle key without its {@code refusal.} prefix
     * @param arguments positional arguments of the text
     */
    public record Problem(String field, String code, Object... arguments) {}

    private final Kind kind;
    private final transient List<Problem> problems;
    private final Duration retryAfter;
    private final transient UnaryOperator<String> labels;

    private Refusal(Kind kind, List<Problem> problems) {
        this(kind, problems, null);
    }

    private Refusal(Kind kind, List<Problem> problems, Duration retryAfter) {
        this(kind, problems, retryAfter, field -> null);
    }

    private Refusal(Kind kind, List<Problem> problems, Duration retryAfter, UnaryOperator<String> labels) {
        super(problems.stream()
                .map(problem -> (problem.field() == null ? "" : problem.field() + ": ") + problem.code())
                .collect(Collectors.joining(", ")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.retryAfter = retryAfter;
        this.labels = labels;
    }

    /** Refuses one field of a form. */
    public static Refusal invalid(String field, String code, Object... arguments) {
        return new Refusal(Kind.INVALID, List.of(new Problem(field, code, arguments)));
    }

    /** Refuses several fields at once, so that the person can mend them in one go. */
    public static Refusal invalid(List<Problem> problems) {
        return new Refusal(Kind.INVALID, problems);
    }

    /**
     * Goes on when nothing is wrong.
     *
     * @throws Refusal of all that is, else
     */
    public static void requireNone(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
    }

    /** Refuses an act that this person may not do. */
    public static Refusal forbidden(String code, Object... arguments) {
        return new Refusal(Kind.FORBIDDEN, List.of(new Problem(null, code, arguments)));
    }

    /** Says that there is no such thing, whether or not it exists for somebody else. */
    public static Refusal notFound(String code, Object... arguments) {
        return new Refusal(Kind.NOT_FOUND, List.of(new Problem(null, code, arguments)));
    }

    /** Refuses because somebody or something was faster. */
    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(Kind.CONFLICT, List.of(new Problem(null, code, arguments)));
    }

    /** Refuses what was tried too often, and says for how long, in whole minutes. */
    public static Refusal tooOften(Duration wait) {
        Duration minutes = Duration.ofMinutes(wait.plusMinutes(1).minusNanos(1).toMinutes());
        return new Refusal(Kind.TOO_OFTEN, List.of(new Problem(null, "too-often", minutes.toMinutes())), minutes);
    }

    /** Refuses what may come again as soon as something else is done. */
    public static Refusal notYet(String code, Object... arguments) {
        return new Refusal(Kind.TOO_OFTEN, List.of(new Problem(null, code, arguments)));
    }

    /** Refuses what cannot be done now because something that it needs is away. */
    public static Refusal unavailable(String code, Object... arguments) {
        return new Refusal(Kind.UNAVAILABLE, List.of(new Problem(null, code, arguments)));
    }

    /** The refusal behind an exception of a framework, or {@code null} when there is none. */
    public static Refusal behind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    /**
     * The same refusal where it is known what people call the fields.
     *
     * @param labels from a form key to its label in both languages, or {@code null} where it has none
     */
    public Refusal of(UnaryOperator<String> labels) {
        Refusal labelled = new Refusal(kind, problems, retryAfter, labels);
        labelled.initCause(this);
        return labelled;
    }

    /** What people call the field of a problem, in both languages, if that is known. */
    public Optional<String> label(Problem problem) {
        return Optional.ofNullable(problem.field()).map(labels);
    }

    /** Why it was refused. */
    public Kind kind() {
        return kind;
    }

    /** After how many whole minutes it may be tried again, or {@code null} when waiting does not help. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Everything that is wrong, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
