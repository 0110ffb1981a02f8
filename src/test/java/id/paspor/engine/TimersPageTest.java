package id.paspor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Sources;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The page of all timers says what the models say. */
class TimersPageTest {

    @Test
    void thePageHasTheTimersOfTheModels() {
        List<String> table = Stream.concat(
                        Stream.of("| timer | at | fires | as told by | then |", "|---|---|---|---|---|"),
                        Sources.all("processes", ".bpmn").stream()
                                .flatMap(file -> timers(file.path().toString()).map(TimersPageTest::line)))
                .toList();

        assertThat(Sources.read("docs/timers.md").lines().filter(line -> line.startsWith("|")))
                .containsExactlyInAnyOrderElementsOf(table);
    }

    private static Stream<CatchEvent> timers(String model) {
        return Bpmn.readModelFromFile(new File(model)).getModelElementsByType(CatchEvent.class).stream()
                .filter(event -> timer(event) != null);
    }

    private static TimerEventDefinition timer(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static String line(CatchEvent event) {
        return "| `%s` | %s | %s | `%s` | %s |"
                .formatted(
                        event.getId(),
                        place(event),
                        event.getDocumentations().iterator().next().getTextContent(),
                        expression(timer(event)),
                        ids(event.getOutgoing().stream().map(SequenceFlow::getTarget)));
    }

    private static String place(CatchEvent event) {
        if (event instanceof BoundaryEvent border) {
            return "`%s`, which it %s"
                    .formatted(border.getAttachedTo().getId(), border.cancelActivity() ? "ends" : "leaves open");
        }
        List<SequenceFlow> incoming = List.copyOf(event.getIncoming());
        return incoming.isEmpty()
                ? "the start of `" + event.getParentElement().getAttributeValue("id") + "`"
                : ids(incoming.stream().map(SequenceFlow::getSource));
    }

    private static String expression(TimerEventDefinition timer) {
        return Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(Objects::nonNull)
                .map(ModelElementInstance::getTextContent)
                .collect(Collectors.joining());
    }

    private static String ids(Stream<? extends FlowElement> elements) {
        return elements.map(element -> "`" + element.getId() + "`").collect(Collectors.joining(", "));
    }
}
