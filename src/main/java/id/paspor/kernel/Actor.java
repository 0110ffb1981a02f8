package id.paspor.kernel;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is doing what is being done: the name that goes into histories and registers. */
public final class Actor {

    /** The name under which timers and jobs act. */
    public static final String SYSTEM = "system";

    private Actor() {}

    /** The account that is signed in on this thread, or {@link #SYSTEM}. */
    public static String current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean nobody = authentication == null || authentication instanceof AnonymousAuthenticationToken;
        return nobody ? SYSTEM : authentication.getName();
    }
}
