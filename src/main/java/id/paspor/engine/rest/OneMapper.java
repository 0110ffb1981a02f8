package id.paspor.engine.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;

/** Reads and writes all calls with one mapper. The engine's own provider makes and sets up another one whenever it is asked. */
public class OneMapper extends JacksonConfigurator {

    private final ObjectMapper mapper = super.getContext(Object.class);

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }
}
