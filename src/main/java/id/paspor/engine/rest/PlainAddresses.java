package id.paspor.engine.rest;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.written.PlainText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Refuses control characters in paths and queries of the engine's REST doors. */
public class PlainAddresses implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isPlain(request.getUriInfo().getPathParameters())
                || !isPlain(request.getUriInfo().getQueryParameters())) {
            throw Refusal.invalid(List.of(new Refusal.Problem(null, "request.not-understood")));
        }
    }

    private static boolean isPlain(MultivaluedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .allMatch(parameter -> PlainText.isPlain(parameter.getKey())
                        && parameter.getValue().stream().allMatch(PlainText::isPlain));
    }
}
