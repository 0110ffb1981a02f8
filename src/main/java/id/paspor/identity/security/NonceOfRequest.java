package id.paspor.identity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the webapps a nonce of its own. Camunda 7.24 keeps the nonce of the last request of all in one place,
 * so that a page that was loaded beside another request could name that one's, and stayed blank.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NonceOfRequest extends OncePerRequestFilter {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Request(request), response);
    }

    /** Sees the program's servlet context, but for the nonce, which is an attribute of the request. */
    private static final class Request extends HttpServletRequestWrapper {

        private Request(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletContext getServletContext() {
            ServletContext context = super.getServletContext();
            return (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> {
                        boolean nonce = arguments != null && NONCE.equals(arguments[0]);
                        if (nonce && method.getName().equals("getAttribute")) {
                            return getAttribute(NONCE);
                        }
                        if (nonce && method.getName().equals("setAttribute")) {
                            setAttribute(NONCE, arguments[1]);
                            return null;
                        }
                        try {
                            return method.invoke(context, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
