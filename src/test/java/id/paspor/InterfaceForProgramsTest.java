package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.ServerTest;
import id.paspor.support.Sources;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** What programs may call is described, and nothing else. */
@ServerTest
class InterfaceForProgramsTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void theInterfaceForProgramsIsDescribedAsItIs() {
        Map<String, Map<String, Map<String, Object>>> described =
                new Yaml().load(Sources.read("docs/api/openapi.yaml"));
        Set<String> operations = new TreeSet<>();
        described
                .get("paths")
                .forEach((path, methods) ->
                        methods.keySet().forEach(method -> operations.add(method.toUpperCase() + " " + path)));

        assertThat(operations).isNotEmpty().isEqualTo(handled());
    }

    private Set<String> handled() {
        Set<String> handled = new TreeSet<>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(handler -> handler.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> handler.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> handled.add(method + " " + path))));
        return handled;
    }
}
