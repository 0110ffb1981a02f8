package id.paspor.engine;

import id.paspor.kernel.Refusal;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.dto.runtime.StartProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;

/** Refuses JSON of nothing on the engine's REST doors, at which the engine itself would stumble. */
public class RequestReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object read = context.proceed();
        if (read == null || variables(read).containsValue(null)) {
            throw Refusal.invalid(List.of(new Refusal.Problem(null, "request.not-understood")));
        }
        return read;
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
