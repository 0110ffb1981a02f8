package id.paspor.engine.rest;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.SignedIn;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets only listed operations of the engine's REST interface pass, see {@link EngineOperations}. It runs after the path was
 * matched and judges by the template, so that no spelling of a path leads around it.
 */
public class ListedOperations implements ContainerRequestFilter {

    /** Camunda Admin offers it for every account. */
    private static final String PASSWORD = "PUT /user/{id}/credentials";

    private static final EngineOperations OPERATIONS = EngineOperations.read();

    /** What was made of templates, of which there are as many as operations. */
    private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        ExtendedUriInfo path = (ExtendedUriInfo) request.getUriInfo();
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        boolean onOwnAccount = caller != null
                && caller.getName().equals(path.getPathParameters().getFirst("id"));
        String operation = operation(request);
        if (caller == null || !OPERATIONS.isOpen(operation, SignedIn.groups(caller), onOwnAccount)) {
            throw Refusal.forbidden(
                    PASSWORD.equals(operation) ? "engine.password-of-another" : "engine.operation-closed");
        }
    }

    static String operation(ContainerRequestContext request) {
        ExtendedUriInfo path = (ExtendedUriInfo) request.getUriInfo();
        List<String> templates = new ArrayList<>(path.getMatchedTemplates().stream()
                .map(UriTemplate::getTemplate)
                .toList());
        Collections.reverse(templates);
        String method = request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod();
        return method + " " + PLAIN.computeIfAbsent(String.join("/", templates), ListedOperations::plain);
    }

    /** A template without the patterns of its variables, the choice of an engine, and slashes that say nothing. */
    static String plain(String template) {
        return template.replaceAll(": *[^}/]*(\\{[^}]*})?[^}/]*}", "}")
                .replaceAll("/+", "/")
                .replaceFirst("^/engine/\\{name}/", "/")
                .replaceFirst("(.)/$", "$1");
    }
}
