package id.paspor.identity.security;

import id.paspor.identity.Addresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Which doors are open at which host, where staff have one of their own: a fault in a public page then reaches neither the
 * webapps nor the pages of officers, which browsers take for another site's. What stands on no list is open at neither.
 *
 * <p>Pages find in {@code atStaffHost} whether they are shown at the host of staff, and in {@code otherHost} the address of the
 * other one; there is neither where all come to one host.
 */
final class DoorsOfHosts extends OncePerRequestFilter {

    /** With all below them, as on the other lists. */
    private static final List<String> OF_APPLICANTS = List.of(
            "/status",
            "/information",
            "/register",
            "/password",
            "/applications",
            "/account",
            // anybody's
            "/api/offices",
            // banks' and those of providers of messages
            "/snap",
            "/api/channels",
            "/simulator");

    /** Our own, which only staff may open. */
    static final List<String> PAGES_OF_STAFF = List.of(
            "/api/cases",
            "/cases",
            "/desk",
            "/counter",
            "/printing",
            "/stock",
            "/treasury",
            "/supervision",
            "/identity",
            "/security");

    private static final List<String> OTHERS_OF_STAFF = List.of(
            "/camunda",
            // programs'
            "/engine-rest",
            "/sign-in");

    private static final List<String> OF_BOTH = List.of(
            "/login",
            "/logout",
            // of applicants, too, whose account an administrator made
            "/sign-in/new-password",
            "/account/sessions",
            "/assets",
            "/webjars/bootstrap",
            "/favicon.ico");

    /** For alarms and measurements, which ask each node under a name of its own. */
    private static final String OF_EVERY_HOST_BUT_APPLICANTS = "/actuator";

    /** Tells nothing, and whatever stands before the nodes has to ask. */
    private static final String OF_EVERY_HOST = "/actuator/health";

    private static final String HOME = "/";

    /** HTTP 421, Misdirected Request: RFC 9110, 15.5.20. */
    private static final int NOT_OUR_HOST = 421;

    private final Addresses addresses;
    private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();

    DoorsOfHosts(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!addresses.areApart()) {
            chain.doFilter(request, response);
            return;
        }
        boolean staff = addresses.isOfStaff(request.getServerName());
        boolean applicants = addresses.isOfApplicants(request.getServerName());
        if (staff || applicants) {
            request.setAttribute("atStaffHost", staff);
            request.setAttribute("otherHost", staff ? addresses.ofApplicants() : addresses.ofStaff());
        }
        if (spellings(request).allMatch(path -> isOpen(path, staff, applicants))) {
            chain.doFilter(request, response);
        } else if (staff && HOME.equals(request.getServletPath())) {
            redirects.sendRedirect(request, response, "/login");
        } else {
            response.sendError(staff || applicants ? HttpServletResponse.SC_NOT_FOUND : NOT_OUR_HOST);
        }
    }

    /** The path as it was sent, and as the server understood it: a door is open only if both lead to it. */
    private static Stream<String> spellings(HttpServletRequest request) {
        return Stream.of(
                request.getRequestURI().substring(request.getContextPath().length()),
                request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
    }

    private static boolean isOpen(String path, boolean staff, boolean applicants) {
        if (isUnder(OF_EVERY_HOST, path) || !applicants && isUnder(OF_EVERY_HOST_BUT_APPLICANTS, path)) {
            return true;
        }
        if ((staff || applicants) && isUnderOne(OF_BOTH, path)) {
            return true;
        }
        return staff && (isUnderOne(PAGES_OF_STAFF, path) || isUnderOne(OTHERS_OF_STAFF, path))
                || applicants && (path.equals(HOME) || isUnderOne(OF_APPLICANTS, path));
    }

    private static boolean isUnderOne(List<String> doors, String path) {
        return doors.stream().anyMatch(door -> isUnder(door, path));
    }

    private static boolean isUnder(String door, String path) {
        return path.equals(door) || path.startsWith(door + "/");
    }
}
