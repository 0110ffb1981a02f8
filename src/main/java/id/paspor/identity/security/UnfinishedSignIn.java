package id.paspor.identity.security;

import id.paspor.identity.Missing;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Leads whoever is signed in by half from every page to the one that asks for the rest, and back afterwards; programs are
 * told that they may not. Whoever has signed in as a whole and goes back to those pages is led to the own desk.
 */
class UnfinishedSignIn implements AccessDeniedHandler {

    private static final String SIGN_IN = "/sign-in/";

    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();
    private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();
    private final SecurityEvents events;

    UnfinishedSignIn(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (denied instanceof CsrfException) {
            events.forged();
            otherwise.handle(request, response, denied);
            return;
        }
        if (path.startsWith("/api/") || path.startsWith("/camunda/api/")) {
            otherwise.handle(request, response, denied);
            return;
        }
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        Optional<Missing> missing = Missing.of(signedIn);
        if (missing.isPresent()) {
            if (!path.startsWith(SIGN_IN)) {
                UnfinishedForms.requestCache().saveRequest(request, response);
            }
            redirects.sendRedirect(request, response, missing.get().page());
        } else if (path.startsWith(SIGN_IN)) {
            redirects.sendRedirect(request, response, SecurityConfiguration.deskOf(signedIn));
        } else {
            otherwise.handle(request, response, denied);
        }
    }
}
