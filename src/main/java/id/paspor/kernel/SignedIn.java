package id.paspor.kernel;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a signed-in account carries with it: its groups and its offices. */
public final class SignedIn {

    private static final String GROUP = "ROLE_";
    private static final String OFFICE = "OFFICE_";

    private SignedIn() {}

    /** What an account of these groups and offices is signed in with. */
    public static List<GrantedAuthority> authorities(List<String> groups, List<String> offices) {
        return Stream.concat(
                        groups.stream().map(GROUP::concat), offices.stream().map(OFFICE::concat))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** The groups of an account. */
    public static List<String> groups(Authentication authentication) {
        return named(authentication.getAuthorities(), GROUP);
    }

    /** The groups among authorities. */
    public static List<String> groups(Collection<? extends GrantedAuthority> authorities) {
        return named(authorities, GROUP);
    }

    /** Whether an account is of one of these groups. */
    public static boolean isAnyOf(Authentication authentication, List<String> groups) {
        return groups(authentication).stream().anyMatch(groups::contains);
    }

    /** The codes of the offices that an account may act for. */
    public static List<String> offices(Authentication authentication) {
        return named(authentication.getAuthorities(), OFFICE);
    }

    /**
     * The code of the office at which an account has its desk: whoever works at several has it at the first.
     *
     * @throws Refusal when it works at none
     */
    public static String desk(Authentication authentication) {
        return offices(authentication).stream()
                .sorted()
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("not-allowed"));
    }

    /** Whether somebody works at this office. */
    public static boolean isOfficerOf(Authentication authentication, String office) {
        return groups(authentication).stream().anyMatch(Groups.OFFICERS::contains)
                && offices(authentication).contains(office);
    }

    private static List<String> named(Collection<? extends GrantedAuthority> authorities, String prefix) {
        return authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(prefix))
                .map(authority -> authority.substring(prefix.length()))
                .toList();
    }
}
