package id.paspor.engine.rest;

import id.paspor.kernel.Reader;
import id.paspor.kernel.Texts;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Says the engine's own refusals on its REST doors in the words of whoever asks, and another office's case as what it is. */
public class ErrorTexts implements ContainerResponseFilter {

    @Context
    private ServletContext servletContext;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        Object said = response.getEntity();
        String detail = said instanceof ExceptionDto error ? String.valueOf(error.getMessage()) : "";
        if (said instanceof ExceptionDto && status == Status.FORBIDDEN.getStatusCode()
                || detail.contains(Stumble.OTHER_OFFICE)) {
            say(response, Status.FORBIDDEN, "AuthorizationException", text("not-allowed"));
        } else if (said instanceof ExceptionDto error && status == Status.BAD_REQUEST.getStatusCode()) {
            // programs are told more, in the engine's words
            String more = reader().language().isPresent() ? "" : " (" + detail + ")";
            error.setMessage(text("request.not-understood") + more);
        } else if (said instanceof ExceptionDto error && status >= Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            // the log has the rest, which may name expressions and values
            error.setMessage(texts().toReader("error.other"));
        } else if (said instanceof String && status == Status.BAD_REQUEST.getStatusCode()) {
            say(response, Status.BAD_REQUEST, "InvalidRequestException", text("request.not-understood"));
        }
    }

    private static void say(ContainerResponseContext response, Status status, String type, String message) {
        response.setStatusInfo(status);
        response.setEntity(Map.of("type", type, "message", message), null, MediaType.APPLICATION_JSON_TYPE);
    }

    private String text(String refusal) {
        return texts().toReader("refusal." + refusal);
    }

    private Texts texts() {
        return bean(Texts.class);
    }

    private Reader reader() {
        return bean(Reader.class);
    }

    private <T> T bean(Class<T> type) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(type);
    }
}
