package id.paspor.engine.rest;

import id.paspor.kernel.KnownServices;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The engine's REST resources look up their engine with each call, as a service. */
final class EngineLookups extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KnownServices.<ServletException, IOException>during(() -> chain.doFilter(request, response));
    }
}
