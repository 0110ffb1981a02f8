package id.paspor.identity;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What an account still lacks after a password that was right. Until then it is signed in by half: it has no role, only this
 * authority, which opens the page where the rest is asked for and nothing else.
 */
public enum Missing {
    /** A passkey, a one-time code or a recovery code; or to have any of them. */
    SECOND_FACTOR("/sign-in/second"),
    /** A password of the owner's own, instead of the first one that an administrator made up. */
    NEW_PASSWORD("/sign-in/new-password");

    private final String page;

    Missing(String page) {
        this.page = page;
    }

    /** What somebody who is signed in lacks. */
    public static Optional<Missing> of(Authentication signedIn) {
        return Arrays.stream(values())
                .filter(missing -> signedIn.getAuthorities().contains(missing.authority()))
                .findFirst();
    }

    /** Whether somebody is signed in as a whole. */
    public static boolean nothing(Authentication signedIn) {
        return of(signedIn).isEmpty();
    }

    public GrantedAuthority authority() {
        return new SimpleGrantedAuthority(name() + "_MISSING");
    }

    /** The path of the page that asks for it. */
    public String page() {
        return page;
    }
}
