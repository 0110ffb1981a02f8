package id.paspor.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session whose account has had another password, group or office since, or is gone. */
class StaleSessions extends OncePerRequestFilter {

    private final AccountFacts facts;

    StaleSessions(AccountFacts facts) {
        this.facts = facts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && isStale(signedIn)) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isStale(Authentication signedIn) {
        return facts.of(signedIn.getName())
                .filter(known -> known.password().equals(signedIn.getDetails()))
                .filter(known -> !Missing.nothing(signedIn)
                        || Set.copyOf(known.authorities()).equals(Set.copyOf(signedIn.getAuthorities())))
                .isEmpty();
    }
}
