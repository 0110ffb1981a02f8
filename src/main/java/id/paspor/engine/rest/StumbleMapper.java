package id.paspor.engine.rest;

import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Says on the engine's REST doors that a request cannot be understood where the engine would tell of a fault, with a stack in
 * the log. There is one for each kind that the engine has a mapper for, which otherwise would be nearer.
 */
abstract class StumbleMapper<T extends Throwable> implements ExtendedExceptionMapper<T> {

    private static final Logger LOG = LoggerFactory.getLogger(StumbleMapper.class);

    private static final String WEAK_PASSWORD = "Password does not match policy";

    @Context
    private ServletContext servletContext;

    /** For what the engine throws. */
    @Priority(1)
    public static class OfEngine extends StumbleMapper<ProcessEngineException> {}

    /** For what its REST interface makes of that. */
    @Priority(1)
    public static class OfRest extends StumbleMapper<RestException> {}

    /** For whatever else comes. */
    @Priority(1)
    public static class OfAnything extends StumbleMapper<Throwable> {}

    @Override
    public boolean isMappable(T thrown) {
        return Stumble.isOver(thrown);
    }

    @Override
    public Response toResponse(T thrown) {
        LOG.info("Refused a request over which the engine stumbled, {}", Stumble.place(thrown));
        if (Stumble.isForbidden(thrown)) {
            return said(Status.FORBIDDEN, "AuthorizationException", new Problem(null, "not-allowed"));
        }
        Problem problem = WEAK_PASSWORD.equals(thrown.getMessage())
                ? new Problem(null, "password.policy")
                : new Problem(null, "request.not-understood");
        return said(Status.BAD_REQUEST, "InvalidRequestException", problem);
    }

    private Response said(Status status, String type, Problem problem) {
        Texts texts = WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(Texts.class);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of(
                        "type", type, "message", texts.toReader("refusal." + problem.code(), problem.arguments())))
                .build();
    }
}
