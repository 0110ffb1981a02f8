package id.paspor.engine.rest;

import id.paspor.kernel.SecurityEvent;
import id.paspor.kernel.SecurityLog;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Writes down what is refused at the engine's doors, and what an administrator changes there on accounts. */
public class WatchedOperations implements ContainerResponseFilter {

    private static final List<String> OF_ACCOUNTS = List.of("/user", "/group", "/tenant");

    /** A question, and what is written down where the id of the account is known. */
    private static final Set<String> ELSEWHERE = Set.of("POST /group", "POST /user/create");

    @Context
    private ServletContext servletContext;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String operation = ListedOperations.operation(request);
        String path = operation.substring(operation.indexOf(' ') + 1);
        boolean changes = !List.of(HttpMethod.GET, HttpMethod.OPTIONS).contains(request.getMethod());
        boolean done = response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
        if (response.getStatus() == Response.Status.FORBIDDEN.getStatusCode()) {
            record(SecurityEvent.DOOR_REFUSED, operation, Map.of());
        } else if (changes
                && done
                && !ELSEWHERE.contains(operation)
                && OF_ACCOUNTS.stream().anyMatch(path::startsWith)) {
            Map<String, String> ids = new TreeMap<>();
            ((ExtendedUriInfo) request.getUriInfo())
                    .getPathParameters()
                    .forEach((name, values) -> ids.put(name, values.get(0)));
            record(SecurityEvent.ACCOUNT_CHANGED, operation, ids);
        }
    }

    private void record(SecurityEvent event, String operation, Map<String, String> ids) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        Map<String, String> facts = new TreeMap<>(ids);
        facts.put("account", caller == null ? "unknown" : caller.getName());
        facts.put("door", operation);
        WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(SecurityLog.class)
                .record(event, facts);
    }
}
