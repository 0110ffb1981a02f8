package id.paspor.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who is calling the engine from outside, and acting on the engine's own behalf where the caller could not. */
public final class Caller {

    private final Authentication authentication;

    private Caller(Authentication authentication) {
        this.authentication = authentication;
    }

    /** The caller that the engine's services were authenticated for, or a trusted one (our own code, a job). */
    public static Caller current(IdentityService identity) {
        boolean withinEngine = Context.getCommandContext() != null;
        return new Caller(withinEngine ? null : identity.getCurrentAuthentication());
    }

    /** Whether this is our own code. */
    public boolean isTrusted() {
        return authentication == null;
    }

    public String user() {
        return authentication.getUserId();
    }

    public List<String> groups() {
        List<String> groups = authentication.getGroupIds();
        return groups == null ? List.of() : groups;
    }

    public boolean isAdministrator() {
        return groups().contains(Groups.CAMUNDA_ADMIN);
    }

    public boolean mayActFor(String office) {
        List<String> offices = authentication.getTenantIds();
        return isAdministrator() || offices != null && offices.contains(office);
    }

    /** Does something as the engine itself, without the caller's limits. */
    public static <T> T asEngine(IdentityService identity, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        try {
            identity.clearAuthentication();
            return work.get();
        } finally {
            if (before != null) {
                identity.setAuthentication(before);
            }
        }
    }
}
