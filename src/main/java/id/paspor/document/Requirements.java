package id.paspor.document;

import id.paspor.casefile.Application;
import id.paspor.engine.Decisions;
import id.paspor.kernel.Coded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Which documents each kind of case needs, by the decision table {@code required-documents}. */
@Service
public class Requirements {

    private final Decisions decisions;

    Requirements(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The kinds of case that the table tells apart. */
    public enum Situation implements Coded {
        NEW_ADULT(false, Application.Kind.NEW, null),
        REPLACEMENT_FROM_2009(false, Application.Kind.REPLACEMENT, true),
        REPLACEMENT_BEFORE_2009(false, Application.Kind.REPLACEMENT, false),
        NEW_CHILD(true, Application.Kind.NEW, null),
        REPLACEMENT_CHILD(true, Application.Kind.REPLACEMENT, true);

        private final boolean child;
        private final Application.Kind kind;
        private final Boolean oldPassportFrom2009;

        Situation(boolean child, Application.Kind kind, Boolean oldPassportFrom2009) {
            this.child = child;
            this.kind = kind;
            this.oldPassportFrom2009 = oldPassportFrom2009;
        }
    }

    /** The codes of the documents that are needed, in the order of the table. */
    public List<String> of(Situation situation) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("child", situation.child);
        facts.put("kind", situation.kind.code());
        facts.put("oldPassportFrom2009", situation.oldPassportFrom2009);
        return decisions.evaluate("required-documents", facts).stream()
                .map(row -> (String) row.get("document"))
                .toList();
    }
}
