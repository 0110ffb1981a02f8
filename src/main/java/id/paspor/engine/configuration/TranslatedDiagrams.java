package id.paspor.engine.configuration;

import id.paspor.engine.ModelWords;
import id.paspor.kernel.Reader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;

/** The repository service that shows people the diagrams in their language; the engine itself works by the stored models. */
class TranslatedDiagrams extends RepositoryServiceImpl {

    private final Reader reader;
    private final ModelWords words;

    /** By language and definition, whose model never changes. */
    private final Map<String, byte[]> translated = new ConcurrentHashMap<>();

    TranslatedDiagrams(Reader reader, ModelWords words) {
        this.reader = reader;
        this.words = words;
    }

    @Override
    public InputStream getProcessModel(String processDefinitionId) {
        InputStream model = super.getProcessModel(processDefinitionId);
        return reader.language()
                .<InputStream>map(language -> new ByteArrayInputStream(translated.computeIfAbsent(
                        language + " " + processDefinitionId, key -> translated(language, model))))
                .orElse(model);
    }

    private byte[] translated(Locale language, InputStream model) {
        return words.diagram(language, model).getBytes(StandardCharsets.UTF_8);
    }
}
