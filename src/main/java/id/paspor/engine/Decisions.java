package id.paspor.engine;

import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.kernel.Remembered;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables outside of a process, so that a page tells of a rule what the rule says. A deployed version
 * never changes, so its answers are kept; that there is a newer version is noticed within a minute.
 */
@Component
public class Decisions {

    private static final Duration NOTICED_WITHIN = Duration.ofMinutes(1);
    private static final int ANSWERS_KEPT = 1_000;

    private final ProcessEngine engine;
    private final Remembered<String, String> versions;
    private final Remembered<Question, List<Map<String, Object>>> answers;

    Decisions(@Lazy ProcessEngine engine) {
        this.engine = engine;
        this.versions = new Remembered<>(NOTICED_WITHIN, key -> asEngine(() -> latest(key)));
        this.answers = new Remembered<>(
                Caffeine.newBuilder().maximumSize(ANSWERS_KEPT),
                question -> asEngine(() -> engine.getDecisionService()
                        .evaluateDecisionById(question.version())
                        .variables(question.facts())
                        .evaluate()
                        .getResultList()));
    }

    private record Question(String version, Map<String, Object> facts) {}

    /**
     * What the newest version of a decision table says about some facts.
     *
     * @param decision the id of the table
     * @param facts the inputs of the table by name, {@code null} where there is none
     * @return the results of every rule that applies, by the names of the outputs
     * @throws IllegalStateException when no such table is deployed
     */
    public List<Map<String, Object>> evaluate(String decision, Map<String, Object> facts) {
        return answers.get(new Question(versions.get(decision), Collections.unmodifiableMap(new HashMap<>(facts))));
    }

    private String latest(String key) {
        DecisionDefinition definition = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new IllegalStateException("no decision table " + key);
        }
        return definition.getId();
    }

    private <T> T asEngine(Supplier<T> work) {
        return Caller.asEngine(engine.getIdentityService(), work);
    }
}
