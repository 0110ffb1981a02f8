package id.paspor.engine.rest;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Says a refusal on the engine's REST doors: HTTP status by kind, text for whoever asks, the fields one by one. */
public class RefusalMapper implements ExceptionMapper<Refusal> {

    @Context
    private ServletContext servletContext;

    /** The body, in the shape of the engine's own errors with the fields added. */
    record Body(String type, String message, List<FieldProblem> fields) {}

    record FieldProblem(String field, String message) {}

    @Override
    public Response toResponse(Refusal refusal) {
        Texts texts = WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(Texts.class);
        List<FieldProblem> fields = refusal.problems().stream()
                .filter(problem -> problem.field() != null)
                .map(problem -> new FieldProblem(
                        problem.field(), texts.toReader("refusal." + problem.code(), problem.arguments())))
                .toList();
        Response.ResponseBuilder answer = Response.status(refusal.kind().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Body("Refusal", texts.toReader(refusal), fields));
        if (refusal.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfter().toSeconds());
        }
        return answer.build();
    }
}
