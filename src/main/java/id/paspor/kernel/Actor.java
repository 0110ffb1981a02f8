package id.paspor.kernel;

import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
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

    /** Whether an applicant is doing it, and no officer, timer or job. */
    public static boolean isApplicant() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && SignedIn.groups(authentication).contains(Groups.APPLICANT);
    }

    /** Does something in the name of an account that asked for it earlier, without any of its rights. */
    public static void as(String account, Runnable deed) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext named = SecurityContextHolder.createEmptyContext();
        named.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
        SecurityContextHolder.setContext(named);
        try {
            deed.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
