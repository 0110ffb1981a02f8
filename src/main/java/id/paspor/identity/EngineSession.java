package id.paspor.identity;

import id.paspor.kernel.SignedIn;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Lets pages of our own use the engine with the groups and offices of whoever is signed in, and no others. */
@Component
public class EngineSession {

    private final IdentityService identity;

    EngineSession(IdentityService identity) {
        this.identity = identity;
    }

    /** Does something in the engine as the account that is signed in on this thread. */
    public <T> T asSignedIn(Supplier<T> work) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        identity.setAuthentication(caller.getName(), SignedIn.groups(caller), SignedIn.offices(caller));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
