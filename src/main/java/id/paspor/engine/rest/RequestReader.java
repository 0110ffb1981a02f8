package id.paspor.engine.rest;

import id.paspor.kernel.Refusal;
import id.paspor.kernel.written.PlainText;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.dto.runtime.StartProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;

/** Refuses JSON on the engine's REST doors at which the engine itself would stumble: of nothing, or of absurd values. */
public class RequestReader implements ReaderInterceptor {

    /** What forms send, of which the form gate says what is wrong field by field. */
    private static final String ANSWERS = "variables";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isJson(context.getMediaType())) {
            byte[] json = bytes(context.getInputStream());
            if (!PlainText.isPlainJson(json, ANSWERS)) {
                throw notUnderstood();
            }
            context.setInputStream(new ByteArrayInputStream(json));
        }
        Object read = context.proceed();
        if (read == null || variables(read).containsValue(null)) {
            throw notUnderstood();
        }
        return read;
    }

    private static boolean isJson(MediaType type) {
        return type != null && type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException brokenOffOrTooLong) {
            throw notUnderstood();
        }
    }

    private static Refusal notUnderstood() {
        return Refusal.invalid(List.of(new Refusal.Problem(null, "request.not-understood")));
    }

    private static Map<String, VariableValueDto> variables(Object read) {
        if (read instanceof StartProcessInstanceDto start && start.getVariables() != null) {
            return start.getVariables();
        }
        if (read instanceof CompleteTaskDto completion && completion.getVariables() != null) {
            return completion.getVariables();
        }
        return Collections.emptyMap();
    }
}
