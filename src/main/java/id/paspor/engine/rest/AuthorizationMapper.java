package id.paspor.engine.rest;

import id.paspor.kernel.Texts;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Says on the engine's REST doors that somebody may not do something, without telling which permission was missing. */
public class AuthorizationMapper implements ExceptionMapper<AuthorizationException> {

    @Context
    private ServletContext servletContext;

    @Override
    public Response toResponse(AuthorizationException refused) {
        Texts texts = WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(Texts.class);
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", "AuthorizationException", "message", texts.toReader("refusal.not-allowed")))
                .build();
    }
}
