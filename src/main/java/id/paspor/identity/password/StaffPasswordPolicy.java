package id.paspor.identity.password;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * {@link PasswordRules} for passwords that come through the engine's doors, in the engine's own shape. The webapps know the
 * names of the rules and say them in words.
 */
public class StaffPasswordPolicy implements PasswordPolicy {

    private static final List<PasswordPolicyRule> RULES = List.of(new Length(), new HardToGuess());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    private static final class Length implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_LENGTH";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("minLength", Integer.toString(PasswordRules.SHORTEST_OF_STAFF));
        }

        @Override
        public boolean execute(String password) {
            return PasswordRules.hasLength(password, PasswordRules.SHORTEST_OF_STAFF);
        }
    }

    private static final class HardToGuess implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_USER_DATA";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return PasswordRules.isHardToGuess(password, List.of());
        }

        @Override
        public boolean execute(String password, User owner) {
            return PasswordRules.isHardToGuess(password, PasswordRules.knownOf(owner));
        }
    }
}
