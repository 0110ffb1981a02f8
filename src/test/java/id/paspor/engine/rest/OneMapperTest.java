package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.junit.jupiter.api.Test;

class OneMapperTest {

    private final OneMapper one = new OneMapper();

    @Test
    void isTheSameForAll() {
        assertThat(one.getContext(TaskDto.class)).isSameAs(one.getContext(List.class));
    }

    @Test
    void writesAsTheEnginesOwn() throws JsonProcessingException {
        List<Object> written = List.of(new Date(0), LocalDate.EPOCH, new TaskDto());
        assertThat(one.getContext(List.class).writeValueAsString(written))
                .isEqualTo(new JacksonConfigurator().getContext(List.class).writeValueAsString(written));
    }

    @Test
    void isWhatTheEnginesCallsAreReadWith() throws Exception {
        var rest = new EngineRestConfiguration().engineRestWithRefusals();
        rest.afterPropertiesSet();
        assertThat(rest.getClasses()).contains(OneMapper.class).doesNotContain(JacksonConfigurator.class);
    }
}
