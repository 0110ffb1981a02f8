package id.paspor.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * What an applicant typed into a step of the start form, into corrections, or into the questions after pickup survives an expired login: it
 * is kept while they sign in, and then taken as if nothing had happened.
 */
final class UnfinishedForms {

    /** Where Spring Security keeps it. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    /** The addresses of forms in which applicants type what they would have to type again. */
    private static final Predicate<String> TYPED_INTO = Pattern.compile("/applications/new.*"
                    + "|/applications/[^/]+/(correction|feedback)"
                    + "|/account/data/[^/]+/correction")
            .asMatchPredicate();

    private UnfinishedForms() {}

    /** Keeps pages that were asked for, and forms of applicants that were sent, while somebody signs in. */
    static RequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> isPage(request) || isSentForm(request));
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

    private static boolean isSentForm(HttpServletRequest request) {
        boolean typing = request.getParameter("typing") != null;
        return HttpMethod.POST.matches(request.getMethod()) && isTypedInto(request) && !typing;
    }

    /**
     * A form of an applicant that a browser vouches was sent from our own page (Fetch Metadata, which no other site can
     * set). It needs no token, because the token of a window that was open before somebody signed in again has changed.
     */
    static boolean isFromOurOwnPage(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site")) && isTypedInto(request);
    }

    private static boolean isTypedInto(HttpServletRequest request) {
        return TYPED_INTO.test(
                request.getRequestURI().substring(request.getContextPath().length()));
    }
}
