package id.paspor.identity.security;

import id.paspor.identity.AccountFacts;
import id.paspor.identity.Addresses;
import id.paspor.identity.Missing;
import id.paspor.identity.Origin;
import id.paspor.kernel.Cookies;
import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HttpBasicConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.UrlHandlerFilter;

/**
 * The locks on the doors, in zones: what anybody may open, and what only applicants, staff, programs or banks. What is in none
 * needs a login. Within its zone each of our handlers has a rule of its own, see {@link RulesOfHandlers}. The engine's REST interface takes HTTP Basic on every
 * request and keeps no session; everything a person opens shares one session. The webapps bring their own protection
 * against forged requests, so ours leaves them alone.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data: blob:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String NOTHING_TO_SHOW =
            "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Everything but what belongs to the engine's servlets, to programs and to banks. */
    private static final String PAGES = "/{first:(?!camunda$|engine-rest$|snap$|api$|actuator$|assets$|webjars$).+}/**";

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity, ProgramDoor door) throws Exception {
        return http.securityMatcher(under("/engine-rest"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SecurityConfiguration::asksForAPassword)
                        .denyAll()
                        .requestMatchers(SecurityConfiguration::isSentByAnotherSite)
                        .denyAll()
                        .anyRequest()
                        .access(SecurityConfiguration::withBusinessInTheEngine))
                .httpBasic(guarded(door))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::forPrograms)
                .addFilterAfter(new EngineCallerFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** Banks and providers of messages, who sign every call; see the modules payment and notification. */
    @Bean
    @Order(2)
    SecurityFilterChain signers(HttpSecurity http) throws Exception {
        RequestMatcher banks = under("/snap");
        RequestMatcher providers = under("/api/channels");
        return http.securityMatcher(request -> banks.matches(request) || providers.matches(request))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.POST, "/snap/v1.0/**", "/api/channels/*/reports")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::forPrograms)
                .build();
    }

    /** Operations, and programs that call our own interface with HTTP Basic. */
    @Bean
    @Order(3)
    SecurityFilterChain programs(HttpSecurity http, ProgramDoor door) throws Exception {
        RequestMatcher actuator = under("/actuator");
        RequestMatcher api = under("/api");
        return http.securityMatcher(request -> actuator.matches(request)
                        || api.matches(request) && request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .authorizeHttpRequests(requests -> requests.requestMatchers(under("/actuator/health"))
                        .permitAll()
                        .requestMatchers(SecurityConfiguration::isSentByAnotherSite)
                        .denyAll()
                        .requestMatchers(under("/actuator"))
                        .hasRole(Groups.ADMIN)
                        .anyRequest()
                        .access(SecurityConfiguration::asAWhole))
                .httpBasic(guarded(door))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::forPrograms)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain people(
            HttpSecurity http,
            AccountFacts facts,
            Addresses addresses,
            SessionLogin sessions,
            Cookies cookies,
            SecurityEvents events)
            throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(cookies.name("PASPOR-XSRF"));
        tokens.setCookieCustomizer(cookie -> cookie.secure(cookies.secure()).sameSite("Lax"));
        tokens.setHeaderName("X-PASPOR-XSRF");
        tokens.setCookiePath("/");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/", "/login", "/error", "/assets/**", "/webjars/bootstrap/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers(
                                "/register/**", "/password/**", "/status", "/information/*", "/sign-in/passkey")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/offices/**")
                        .permitAll()
                        .requestMatchers(under("/simulator"))
                        .permitAll()
                        .requestMatchers(under("/camunda/api/admin/setup"))
                        .denyAll()
                        .requestMatchers(SecurityConfiguration::asksForAPassword)
                        .denyAll()
                        .requestMatchers(under("/camunda"), under("/desk/drafts"))
                        .access(SecurityConfiguration::withBusinessInTheEngine)
                        // signed in by half
                        .requestMatchers("/sign-in/second/**", "/sign-in/new-password")
                        .authenticated()
                        .requestMatchers("/account/sessions/**")
                        .access(SecurityConfiguration::asAWhole)
                        .requestMatchers("/applications/**", "/account/**")
                        .hasRole(Groups.APPLICANT)
                        .requestMatchers(DoorsOfHosts.PAGES_OF_STAFF.stream()
                                .map(page -> page + "/**")
                                .toArray(String[]::new))
                        .hasAnyRole(
                                Stream.concat(Groups.OFFICERS.stream(), Stream.of(Groups.HEADQUARTERS, Groups.ADMIN))
                                        .toArray(String[]::new))
                        .anyRequest()
                        .access(SecurityConfiguration::asAWhole))
                .formLogin(login -> login.loginPage("/login")
                        .authenticationDetailsSource(Origin::of)
                        .successHandler(toOwnDesk(sessions))
                        .failureHandler(SignInFailure::toLoginPage))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(toLogin()).accessDeniedHandler(new UnfinishedSignIn(events)))
                .requestCache(cache -> cache.requestCache(UnfinishedForms.requestCache()))
                .addFilterAfter(new StaleSessions(facts, addresses), SecurityContextHolderFilter.class)
                .logout(logout -> logout.logoutSuccessUrl("/")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(eagerTokens())
                        .ignoringRequestMatchers(
                                under("/camunda"), under("/simulator"), UnfinishedForms::isFromOurOwnPage))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(Customizer.withDefaults()))
                .build();
    }

    /** Requests are timed as wholes; timing each filter of each costs a tenth of what small ones take. */
    @Bean
    static SecurityObservationSettings noTimesOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Before anything reads a path. */
    @Bean
    FilterRegistrationBean<PlainRequests> plainRequests() {
        var filter = new FilterRegistrationBean<>(new PlainRequests());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return filter;
    }

    /**
     * Once a path is known to be plain: people copy the address of a page with a slash behind it. The engine's pages need
     * theirs, and what programs ask for is left as they wrote it, because banks sign it.
     */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> addressesOfPages() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler(PAGES).wrapRequest().build());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    /** Before that: there is no door to ask at where it is closed. */
    @Bean
    FilterRegistrationBean<DoorsOfHosts> doorsOfHosts(Addresses addresses) {
        var filter = new FilterRegistrationBean<>(new DoorsOfHosts(addresses));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 3);
        return filter;
    }

    /** Has browsers show, run and frame nothing of what is answered to programs. */
    private static void forPrograms(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW))
                .referrerPolicy(Customizer.withDefaults());
    }

    /** Runs after Spring Security, and lets the webapps know who is signed in. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", WebappLogin.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    /**
     * The token's cookie is set with every page, because the webapps' sign-out reads it there and sends it as a header. In
     * a form it is masked anew each time, so that the size of a compressed page tells nothing of it.
     */
    private static CsrfTokenRequestHandler eagerTokens() {
        var plain = new CsrfTokenRequestAttributeHandler();
        var masked = new XorCsrfTokenRequestAttributeHandler();
        masked.setCsrfRequestAttributeName(null);
        return new CsrfTokenRequestHandler() {
            @Override
            public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
                masked.handle(request, response, token);
            }

            @Override
            public String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
                boolean byScript = request.getHeader(token.getHeaderName()) != null;
                return (byScript ? plain : masked).resolveCsrfTokenValue(request, token);
            }
        };
    }

    private static AuthorizationDecision withBusinessInTheEngine(
            Supplier<Authentication> caller, RequestAuthorizationContext request) {
        return new AuthorizationDecision(asAWhole(caller, request).isGranted()
                && !caller.get().getAuthorities().contains(AccountFacts.PORTAL_ONLY)
                && !Groups.isOnlyHeadquarters(SignedIn.groups(caller.get())));
    }

    /** Whoever has signed in, and not by half. */
    private static AuthorizationDecision asAWhole(
            Supplier<Authentication> caller, RequestAuthorizationContext request) {
        Authentication authentication = caller.get();
        boolean signedIn =
                authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken);
        return new AuthorizationDecision(signedIn && Missing.nothing(authentication));
    }

    /**
     * Whoever has not signed in comes to the login page; but what the webapps ask for behind their pages is refused, or they
     * would take the login page for the answer, and a task for completed.
     */
    private static AuthenticationEntryPoint toLogin() {
        var page = new LoginUrlAuthenticationEntryPoint("/login");
        RequestMatcher behindPages = under("/camunda/api");
        return (request, response, reason) -> {
            if (behindPages.matches(request)) {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else {
                page.commence(request, response, reason);
            }
        };
    }

    private static AuthenticationSuccessHandler toOwnDesk(SessionLogin sessions) {
        return (request, response, authentication) -> {
            sessions.begun(authentication, request, response);
            Optional<Missing> missing = Missing.of(authentication);
            if (missing.isPresent()) {
                new DefaultRedirectStrategy()
                        .sendRedirect(request, response, missing.get().page());
                return;
            }
            var handler = new SavedRequestAwareAuthenticationSuccessHandler();
            handler.setRequestCache(UnfinishedForms.requestCache());
            handler.setDefaultTargetUrl(deskOf(authentication));
            handler.onAuthenticationSuccess(request, response, authentication);
        };
    }

    static String deskOf(Authentication authentication) {
        List<String> groups = SignedIn.groups(authentication);
        if (groups.contains(Groups.ADMIN)) {
            return "/camunda/app/admin/";
        }
        if (groups.contains(Groups.SUPERVISOR)) {
            return "/camunda/app/cockpit/";
        }
        if (Groups.isOnlyHeadquarters(groups)) {
            return "/supervision/offices";
        }
        return Groups.isOnlyApplicant(groups) ? "/applications" : "/camunda/app/tasklist/";
    }

    private static Customizer<HttpBasicConfigurer<HttpSecurity>> guarded(ProgramDoor door) {
        return basic -> basic.authenticationEntryPoint(door).authenticationDetailsSource(Origin::ofProgram);
    }

    /** The engine's own ways to try a password of any account: nobody needs them, and the guard does not stand there. */
    private static boolean asksForAPassword(HttpServletRequest request) {
        String asked = String.valueOf(request.getPathInfo());
        return asked.contains("/identity/verify") || asked.matches("/auth/user/.*/login/.*");
    }

    /**
     * What a page of another site has a browser send (Fetch Metadata): the browser adds the password that somebody once
     * typed for a program's door, and some operations of the engine want no body, so nothing else would stop it.
     */
    private static boolean isSentByAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /**
     * Matches a path and everything below it, whichever servlet serves it: the engine's pages are not served by Spring's.
     */
    static RequestMatcher under(String path) {
        return (HttpServletRequest request) -> {
            String asked =
                    request.getRequestURI().substring(request.getContextPath().length());
            return asked.equals(path) || asked.startsWith(path + "/");
        };
    }
}
