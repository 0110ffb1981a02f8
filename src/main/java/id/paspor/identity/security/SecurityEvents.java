package id.paspor.identity.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import id.paspor.identity.AccountFacts;
import id.paspor.identity.Missing;
import id.paspor.identity.TooManyAttempts;
import id.paspor.kernel.ClientAddress;
import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.lang.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.RequestContextFilter;

/** Writes down what Spring Security tells: who signs in and out, who fails to, and who is refused a door. */
@Component
class SecurityEvents {

    private final SecurityLog log;
    private final AccountFacts accounts;
    private final Set<String> seenPrograms;

    SecurityEvents(SecurityLog log, AccountFacts accounts, Clock clock) {
        this.log = log;
        this.accounts = accounts;
        this.seenPrograms = Collections.newSetFromMap(Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(Duration.ofHours(1))
                .maximumSize(10_000)
                .<String, Boolean>build()
                .asMap());
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

    /** Each call of a program proves its account again: only the first of an hour from an address is news. */
    @EventListener
    void calledByProgram(AuthenticationSuccessEvent event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getRequest().getHeader(HttpHeaders.AUTHORIZATION) != null
                && seenPrograms.add(event.getAuthentication().getName() + " "
                        + ClientAddress.key(current.getRequest().getRemoteAddr()))) {
            record(SecurityEvent.SIGNED_IN, event.getAuthentication());
        }
    }

    /** A form was refused that came without the token of our own pages. */
    void forged() {
        Authentication sender = SecurityContextHolder.getContext().getAuthentication();
        record(SecurityEvent.FORGED_FORM, sender);
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

    private void record(SecurityEvent event, @Nullable Authentication sender) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("account", sender == null ? "unknown" : known(sender.getName()));
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
