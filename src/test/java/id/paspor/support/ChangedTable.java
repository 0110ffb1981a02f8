package id.paspor.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import id.paspor.engine.Decisions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The decisions of the program if one of its tables said something else. */
public final class ChangedTable {

    private ChangedTable() {}

    /** The decisions of a table in whose file one text is replaced by another wherever it stands. */
    public static Decisions of(String table, String text, String instead) {
        String file = read(table);
        assertThat(file).contains(text);
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnDecision decision = engine.parseDecision(
                table, new ByteArrayInputStream(file.replace(text, instead).getBytes(StandardCharsets.UTF_8)));
        Decisions decisions = mock(Decisions.class);
        when(decisions.evaluate(eq(table), any()))
                .thenAnswer(asked -> engine.evaluateDecisionTable(decision, asked.<Map<String, Object>>getArgument(1))
                        .getResultList());
        return decisions;
    }

    private static String read(String table) {
        try {
            return Files.readString(Path.of("processes", table + ".dmn"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
