package id.paspor.identity.security;

import id.paspor.kernel.Refusal.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path that leads to another servlet than it says, such as an encoded or a doubled one, a file whose name is none,
 * and the page of errors, which nobody is to ask for: it is shown where something went wrong.
 */
final class PlainRequests extends OncePerRequestFilter {

    private static final String PAGE_OF_ERRORS = "/error";

    private final Rejections rejections;

    PlainRequests(Rejections rejections) {
        this.rejections = rejections;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityConfiguration.under(PAGE_OF_ERRORS).matches(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isPlain(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            passOn(request, response, chain);
        }
    }

    /** The server reads a form's files when somebody first asks for any field of it, wherever that is. */
    private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failed) {
            if (!(NestedExceptionUtils.getMostSpecificCause(failed) instanceof InvalidFileNameException)) {
                throw failed;
            }
            Problem problem = new Problem(null, "request.unreadable");
            rejections.say(request, response, HttpServletResponse.SC_BAD_REQUEST, problem);
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        String servlet = request.getContextPath() + request.getServletPath();
        return request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
                || request.getRequestURI().equals(servlet)
                || request.getRequestURI().startsWith(servlet + "/");
    }
}
