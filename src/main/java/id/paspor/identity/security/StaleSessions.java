package id.paspor.identity.security;

import id.paspor.identity.AccountFacts;
import id.paspor.identity.Addresses;
import id.paspor.identity.Missing;
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

/** Ends a session whose account has had another password, group or office since, is gone, or belongs to another host. */
class StaleSessions extends OncePerRequestFilter {

    private final AccountFacts facts;
    private final Addresses addresses;

    StaleSessions(AccountFacts facts, Addresses addresses) {
        this.facts = facts;
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && isStale(signedIn, request.getServerName())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    /** What does not fit is asked anew: this node may remember what was before another one changed it and signed in. */
    private boolean isStale(Authentication signedIn, String host) {
        if (fits(signedIn, host)) {
            return false;
        }
        facts.forget(signedIn.getName());
        return !fits(signedIn, host);
    }

    private boolean fits(Authentication signedIn, String host) {
        return facts.of(signedIn.getName())
                .filter(known -> addresses.welcome(known.groups(), host))
                .filter(known -> known.password().equals(signedIn.getDetails()))
                .filter(known -> !Missing.nothing(signedIn)
                        || Set.copyOf(known.authorities()).equals(Set.copyOf(signedIn.getAuthorities())))
                .isPresent();
    }
}
