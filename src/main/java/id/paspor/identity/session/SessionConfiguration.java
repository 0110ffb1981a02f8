package id.paspor.identity.session;

import id.paspor.kernel.Cookies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How a browser and its session find each other. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    private static final String COOKIE = "JSESSIONID";

    @Bean
    HttpSessionIdResolver sessionCookie(Cookies cookies) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookies.name(COOKIE));
        cookie.setUseSecureCookie(cookies.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        CookieHttpSessionIdResolver byCookie = new CookieHttpSessionIdResolver();
        byCookie.setCookieSerializer(cookie);
        return new ForPagesOnly(byCookie);
    }

    /** Files that are the same for everybody know no session, so that it is not read for them. */
    private record ForPagesOnly(HttpSessionIdResolver resolver) implements HttpSessionIdResolver {

        @Override
        public List<String> resolveSessionIds(HttpServletRequest request) {
            String path =
                    request.getRequestURI().substring(request.getContextPath().length());
            boolean isFile = path.startsWith("/assets/") || path.startsWith("/webjars/");
            return isFile ? List.of() : resolver.resolveSessionIds(request);
        }

        @Override
        public void setSessionId(HttpServletRequest request, HttpServletResponse response, String number) {
            resolver.setSessionId(request, response, number);
        }

        @Override
        public void expireSession(HttpServletRequest request, HttpServletResponse response) {
            resolver.expireSession(request, response);
        }
    }

    /** Has a request read its session once. */
    @Component
    @Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
    static class OncePerRequest extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            CalmSessionRepository.beginRequest();
            try {
                chain.doFilter(request, response);
            } finally {
                CalmSessionRepository.endRequest();
            }
        }
    }
}
