package id.paspor.identity;

import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.RequestContextFilter;

/** Writes down what Spring Security tells: who signs in and out, who fails to, and who is refused a door. */
@Component
class SecurityEvents {

    private final SecurityLog log;
    private final AccountFacts accounts;

    SecurityEvents(SecurityLog log, AccountFacts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /** Has Spring Security tell of guesses that were held back, too. */
    @Bean
    static DefaultAuthenticationEventPublisher authenticationEvents(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(Map.of(TooManyAttempts.class, AuthenticationFailureLockedEvent.class));
        publisher.setDefaultAuthenticationFailureEvent(AuthenticationFailureBadCredentialsEvent.class);
        return publisher;
    }

    /** Has Spring Security tell of refused doors. */
    @Bean
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    /** Has the request known before Spring Security looks at it; Jersey's own filter of this kind comes later. */
    @Bean
    static FilterRegistrationBean<RequestContextFilter> requestContext() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 5);
        return filter;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (Missing.nothing(event.getAuthentication())) {
            record(SecurityEvent.SIGNED_IN, event.getAuthentication());
        }
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        record(SecurityEvent.SIGNED_OUT, event.getAuthentication());
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        boolean heldBack = event instanceof AuthenticationFailureLockedEvent;
        record(heldBack ? SecurityEvent.SIGN_IN_HELD_BACK : SecurityEvent.SIGN_IN_FAILED, event.getAuthentication());
    }

    @EventListener
    void refused(AuthorizationDeniedEvent<?> event) {
        Supplier<Authentication> caller = event.getAuthentication();
        Authentication authentication = caller.get();
        if (authentication != null && !(authentication instanceof AnonymousAuthenticationToken)) {
            record(SecurityEvent.DOOR_REFUSED, authentication);
        }
    }

    private void record(SecurityEvent event, Authentication authentication) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("account", known(authentication.getName()));
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            HttpServletRequest request = current.getRequest();
            facts.put("address", ClientAddress.key(request.getRemoteAddr()));
            facts.put("door", request.getMethod() + " " + zone(request.getRequestURI()));
        }
        log.record(event, facts);
    }

    /** The first part of a path, because later ones may be numbers of cases or what somebody typed. */
    private static String zone(String path) {
        String[] parts = path.split("/", 3);
        return "/" + (parts.length > 1 && parts[1].matches("[a-z-]{1,20}") ? parts[1] : "");
    }

    /** An account's id; not what somebody typed who may have typed a password there. */
    private String known(String typed) {
        boolean possible = typed.matches("[\\w.@-]{1,64}");
        return possible && accounts.of(typed).isPresent() ? typed : "unknown";
    }
}
