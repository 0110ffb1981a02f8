package id.paspor.identity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path that leads to another servlet than it says, such as an encoded or a doubled one, and the page of
 * errors, which nobody is to ask for: it is shown where something went wrong.
 */
final class PlainRequests extends OncePerRequestFilter {

    private static final String PAGE_OF_ERRORS = "/error";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityConfiguration.under(PAGE_OF_ERRORS).matches(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isPlain(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        String servlet = request.getContextPath() + request.getServletPath();
        return request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
                || request.getRequestURI().equals(servlet)
                || request.getRequestURI().startsWith(servlet + "/");
    }
}
