package id.paspor.casefile.reason;

import id.paspor.engine.DecisionTaken;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The lists of reasons that the forms offer, and what was chosen from them. */
@Service
public class Reasons {

    /** Of a reason in own words alone, in characters; those of the list are longer. */
    private static final int SHORTEST = 10;

    private final Texts texts;

    Reasons(Texts texts) {
        this.texts = texts;
    }

    /** What a form offers, as value and label, and in {@code ofDecision} the decision that it is a reason of. */
    public List<Map<String, String>> options(String form) {
        return of(form).map(code -> Map.of(
                        "value", code.code(),
                        "label", texts.toReader("reason." + code.code()),
                        "ofDecision", code.decision()))
                .toList();
    }

    /** The reason that an answer of a form gives, see {@link #given(String, String, String, String, boolean)}. */
    public Reason given(String form, DecisionTaken answer, boolean needed) {
        return given(form, answer.decision(), answer.reasonCode(), answer.reason(), needed);
    }

    /**
     * The reason that was given for a decision; {@code null} when none was given nor asked for.
     *
     * @param code one of the list, or {@code null}, as by programs
     * @param words own ones, or {@code null}; asked for where no code is given
     * @param needed whether the decision must have one
     * @throws Refusal of the fields {@code reasonCode} or {@code reason}
     */
    public Reason given(String form, String decision, String code, String words, boolean needed) {
        if (code != null) {
            ReasonCode chosen = of(form).filter(
                            known -> known.isFor(decision) && known.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("reasonCode", "form.option"));
            return new Reason(chosen, words);
        }
        if (needed && words == null) {
            throw Refusal.invalid("reason", "form.required");
        }
        if (needed && words.length() < SHORTEST) {
            throw Refusal.invalid("reason", "form.too-short", SHORTEST);
        }
        return Reason.of(words);
    }

    private static Stream<ReasonCode> of(String form) {
        return Stream.of(ReasonCode.values()).filter(code -> code.isOf(form));
    }
}
