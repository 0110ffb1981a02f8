package id.paspor.engine.rest;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.security.Principal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Holds back an account that asks the engine too much: in calls, and in rows, since a list without an end is read whole.
 * It runs before the path is matched, because the address can be changed only then; what is no list does not heed the number.
 */
@PreMatching
public class BoundedCalls implements ContainerRequestFilter {

    private static final String ROWS = "maxResults";

    @Context
    private ServletContext servletContext;

    @Override
    public void filter(ContainerRequestContext request) {
        EngineCalls calls = WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(EngineCalls.class);
        Principal caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null) {
            calls.count(caller.getName());
        }
        bound(request, calls.mostRows());
    }

    /** Has a list end after so many rows, or after fewer that were asked for. */
    static void bound(ContainerRequestContext request, int mostRows) {
        String asked = request.getUriInfo().getQueryParameters().getFirst(ROWS);
        if (asked == null) {
            URI plain = request.getUriInfo().getRequestUri();
            request.setRequestUri(
                    URI.create(plain + (plain.getRawQuery() == null ? "?" : "&") + ROWS + "=" + mostRows));
        } else if (isMoreThan(mostRows, asked)) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam(ROWS, mostRows)
                    .build());
        }
    }

    /** What is no number is for the engine to refuse. */
    private static boolean isMoreThan(int most, String asked) {
        return asked.matches("\\d{1,10}") && Long.parseLong(asked) > most;
    }
}
