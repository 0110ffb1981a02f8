package id.paspor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.identity.Missing;
import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.support.ServerTest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may have which handler called, by the zone of its path and by its own rule together. */
@ServerTest
@TestPropertySource(
        properties = {
            // engines of several programs in one JVM have names of their own
            "camunda.bpm.process-engine-name=rights",
            // with all handlers that there are
            "paspor.second-factor.required=true",
            "paspor.second-factor.key=c2l4dGVlbiBieXRlcyBhbmQgc2l4dGVlbiBtb3JlISE="
        })
class RightsTest {

    private static final String TABLE = "rights.txt";

    private static final List<String> GROUPS = Stream.concat(
                    Stream.of(Groups.APPLICANT),
                    Stream.concat(
                            Groups.OFFICERS.stream(), Stream.of(Groups.HEADQUARTERS, Groups.ADMIN, Groups.PROGRAM)))
            .toList();

    @Autowired
    private FilterChainProxy chains;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    @Qualifier("preAuthorizeAuthorizationMethodInterceptor")
    private MethodInterceptor rules;

    /** Or Spring MVC would try the patterns of all handlers before each request, also of the engine. */
    @Test
    void rulesOfZonesAskForNoHandler(@Autowired ObjectProvider<HandlerMappingIntrospector> whoWouldAsk) {
        assertThat(whoWouldAsk.getIfAvailable()).isNull();
    }

    @Test
    void everyHandlerIsOpenToWhomTheTableNamesAndToNobodyElse() throws IOException {
        assertThat(String.join("\n", rights()))
                .isEqualToNormalizingNewlines(new ClassPathResource(TABLE, RightsTest.class)
                        .getContentAsString(StandardCharsets.UTF_8)
                        .strip());
    }

    @Test
    void aHandlerWithoutARuleStopsTheProgram() throws NoSuchMethodException {
        RequestMappingHandlerMapping unruled = new RequestMappingHandlerMapping();
        unruled.registerMapping(
                RequestMappingInfo.paths("/nothing").build(),
                new Unruled(),
                Unruled.class.getDeclaredMethod("nothing"));

        assertThatThrownBy(() -> new RulesOfHandlers(unruled).afterSingletonsInstantiated())
                .hasMessageContaining("Unruled#nothing")
                .hasMessageContaining("@OpenTo");
    }

    /** What a newcomer may forget. */
    private static final class Unruled {

        private String nothing() {
            return "";
        }
    }

    private List<String> rights() {
        List<String> lines = new ArrayList<>();
        for (Entry<RequestMappingInfo, HandlerMethod> handler :
                mapping.getHandlerMethods().entrySet()) {
            if (handler.getValue().getBeanType().getPackageName().startsWith("id.paspor")) {
                handler.getKey()
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> handler.getKey().getPatternValues().forEach(path -> {
                            lines.add("%s %s: %s"
                                    .formatted(method, path, open(method.name(), path, handler.getValue(), false)));
                            if (path.startsWith("/api/")) {
                                lines.add("%s %s by a program: %s"
                                        .formatted(method, path, open(method.name(), path, handler.getValue(), true)));
                            }
                        }));
            }
        }
        return lines.stream().sorted().distinct().toList();
    }

    private String open(String method, String path, HandlerMethod handler, boolean byProgram) {
        Map<String, Authentication> callers = callers();
        List<String> open = callers.entrySet().stream()
                .filter(caller -> passes(caller.getValue(), request(method, path, byProgram), handler))
                .map(Entry::getKey)
                .toList();
        return open.size() == callers.size() ? "EVERYBODY" : String.join(" ", open);
    }

    private static Map<String, Authentication> callers() {
        Map<String, Authentication> callers = new LinkedHashMap<>();
        callers.put(
                "nobody",
                new AnonymousAuthenticationToken("key", "nobody", AuthorityUtils.createAuthorityList("ANONYMOUS")));
        for (Missing missing : Missing.values()) {
            callers.put(missing.name(), signedIn(List.of(missing.authority())));
        }
        GROUPS.forEach(group -> callers.put(group, signedIn(SignedIn.authorities(List.of(group), List.of("DPS")))));
        return callers;
    }

    private static Authentication signedIn(Collection<GrantedAuthority> authorities) {
        return new UsernamePasswordAuthenticationToken("somebody", null, authorities);
    }

    private static HttpServletRequest request(String method, String path, boolean byProgram) {
        String asked = path.replaceAll("\\{[^}]*(\\{[^}]*}[^}]*)?}", "1");
        MockHttpServletRequest request = new MockHttpServletRequest(method, asked);
        request.setServletPath(asked);
        request.setHttpServletMapping(new MockHttpServletMapping("", "/", "dispatcherServlet", MappingMatch.DEFAULT));
        if (byProgram) {
            request.addHeader(HttpHeaders.AUTHORIZATION, "Basic any");
        }
        return request;
    }

    private boolean passes(Authentication caller, HttpServletRequest request, HandlerMethod handler) {
        SecurityFilterChain chain = chains.getFilterChains().stream()
                .filter(one -> one.matches(request))
                .findFirst()
                .orElseThrow();
        AuthorizationFilter zone = chain.getFilters().stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(AuthorizationFilter.class::cast)
                .findFirst()
                .orElseThrow();
        return zone.getAuthorizationManager().authorize(() -> caller, request).isGranted() && mayCall(caller, handler);
    }

    private boolean mayCall(Authentication caller, HandlerMethod handler) {
        SecurityContextHolder.setContext(new SecurityContextImpl(caller));
        try {
            Object bean = handler.createWithResolvedBean().getBean();
            assertThat(AopUtils.isAopProxy(bean))
                    .as("%s asks its rule", handler)
                    .isTrue();
            rules.invoke(new SimpleMethodInvocation(bean, handler.getMethod()) {
                @Override
                public Object proceed() {
                    return null;
                }
            });
            return true;
        } catch (AccessDeniedException denied) {
            return false;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
