package id.paspor.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * What somebody typed into a step of the start form survives an expired login: it is kept while they sign in, and then
 * taken as if nothing had happened.
 */
final class UnfinishedForms {

    /** Where Spring Security keeps it. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private static final String STEPS = "/applications/new";

    private UnfinishedForms() {}

    /** Keeps pages that were asked for, and steps of the start form that were sent, while somebody signs in. */
    static RequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> isPage(request) || isStep(request));
        return cache;
    }

    /** What was kept, if anything. */
    static Optional<SavedRequest> asked(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(requestCache().getRequest(request, response));
    }

    /** Keeps in a new session what was kept in the one before. */
    static void keep(SavedRequest asked, HttpServletRequest request) {
        request.getSession().setAttribute(SAVED, asked);
    }

    private static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && (accepted == null || accepted.contains(MediaType.TEXT_HTML_VALUE));
    }

    private static boolean isStep(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean typing = request.getParameter("typing") != null;
        return HttpMethod.POST.matches(request.getMethod()) && path.startsWith(STEPS) && !typing;
    }

    /**
     * A step of the start form that a browser vouches was sent from our own page (Fetch Metadata, which no other site can
     * set). It needs no token, because the token of a window that was open before somebody signed in again has changed.
     */
    static boolean isFromOurOwnPage(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && request.getRequestURI()
                        .substring(request.getContextPath().length())
                        .startsWith(STEPS);
    }
}
